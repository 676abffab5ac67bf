package io.mesocosm.agent.core;

import static io.mesocosm.agent.Samples.container;
import static io.mesocosm.agent.Samples.framework;
import static io.mesocosm.agent.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.TaskInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds after every input, in whatever order they come.
class LawsTest {
  private static final List<Pid> MASTERS =
      List.of(new Pid("master", "10.0.0.1", 5050), new Pid("master", "10.0.0.2", 5050));

  private final Map<UUID, String> told = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void holdAfterEveryInput(long seed) {
    var random = new SplittableRandom(seed);
    var core = new AgentCore(AgentRules.DEFAULT);
    var state = AgentState.NEW;
    var now = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 3000; i++) {
      now = now.plusMillis(random.nextInt(5000));
      var input = i == 0 ? new Input.Started() : anything(state, random);
      var before = state;
      var step = core.apply(state, new Event(input, random.nextLong()), now);
      state = step.state();
      check(before, state, step.effects(), input);
    }
  }

  private void check(AgentState before, AgentState state, List<Effect> effects, Input input) {
    for (var stream : state.streams().values()) {
      assertThat(stream.pending()).as("%s", input).isNotEmpty();
      // After the last of one run comes nothing, or the first of another under the same name.
      for (int i = 0; i < stream.pending().size() - 1; i++) {
        var update = stream.pending().get(i);
        if (update.status().state().isTerminal()) {
          assertThat(stream.pending().get(i + 1).container())
              .as("news after the last of %s", stream.task())
              .isNotEqualTo(update.container());
        }
      }
      // A uuid stands for one piece of news, for ever.
      stream
          .pending()
          .forEach(update -> {
            var words = update.task() + " " + update.status();
            assertThat(told.putIfAbsent(update.uuid(), words)).isIn(null, words);
          });
    }
    for (Task task : state.tasks().values()) {
      assertThat(task.isOver()).isEqualTo(task.state().isTerminal());
      assertThat(state.frameworks().has(task.key().framework())).isTrue();
      // What is over and told to the end is history.
      assertThat(task.isOver() && !state.streams().has(task.key())).isFalse();
    }
    for (Task task : before.tasks().values()) {
      if (!state.tasks().has(task.key())) {
        assertThat(state.remains().has(task.container())).as("%s", input).isTrue();
      }
    }
    assertThat(effects.stream().filter(Effect.Launch.class::isInstance).count())
        .as("%s", input)
        .isLessThanOrEqualTo(1);
  }

  private static Input anything(AgentState state, SplittableRandom random) {
    var id = "t" + random.nextInt(5);
    var run =
        new RunId(
            key(id), state.tasks().get(key(id)).map(Task::container).orElse(ContainerId.NONE));
    var master = MASTERS.get(random.nextInt(MASTERS.size()));
    return switch (random.nextInt(24)) {
      case 0, 1, 2 -> order(id, random);
      case 3, 4 -> new Input.Launched(run, 1 + random.nextInt(1000));
      case 5, 6 -> new Input.Exited(run, exit(random));
      case 7, 8, 9, 10 ->
          state
              .streams()
              .get(key(id))
              .<Input>map(stream -> new Input.Acknowledged(key(id), stream.head().uuid()))
              .orElseGet(() -> new Input.Pinged(master, true));
      case 11 -> new Input.KillTask(key(id), Optional.empty());
      case 12 -> new Input.LaunchFailed(run, "why");
      case 13 ->
          new Input.LeaderChanged(random.nextBoolean() ? Optional.of(master) : Optional.empty());
      case 14 -> new Input.MasterExited(master);
      case 15, 16 ->
          new Input.Welcomed(
              master,
              Scenario.ID,
              Duration.ofSeconds(75),
              List.of(new Input.Wanted(key(id), random.nextBoolean())));
      case 17 -> new Input.Pinged(master, random.nextBoolean());
      case 18 -> new Input.Surveyed(run, found(random));
      case 19 ->
          new Input.Probed(
              run, CheckPlan.Purpose.HEALTH, new Probe.Answer.ExitCode(random.nextInt(2)));
      case 20 -> new Input.DiskMeasured(0.5);
      case 21 -> new Input.ShutdownFramework(Samples.FRAMEWORK);
      case 22 ->
          new Input.RunTask(
              framework(),
              new Input.Order.Unfit(
                  key("u" + random.nextInt(3)),
                  new ExecutorId("u"),
                  random.nextBoolean(),
                  Reason.TASK_INVALID,
                  "why"));
      default -> new Input.Rang(alarm(run, random));
    };
  }

  private static Input order(String id, SplittableRandom random) {
    var plan = Samples.plan(CheckPlan.Purpose.HEALTH, new Probe.OfTcp("127.0.0.1", 1));
    return new Input.RunTask(
        framework(),
        new Input.Order.Fit(
            Samples.spec(id, "x", plan),
            new ContainerId(container(id) + "-" + random.nextLong()),
            Cargo.of(TaskInfo.getDefaultInstance())));
  }

  private static ExitStatus exit(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> new ExitStatus.Code(random.nextInt(2));
      case 1 -> new ExitStatus.Signal(9);
      case 2 -> new ExitStatus.OutOfMemory(1, 2);
      default -> new ExitStatus.Lost();
    };
  }

  private static Found found(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Found.NotStarted();
      case 1 -> new Found.Running(7);
      default -> new Found.Over(exit(random));
    };
  }

  private static Alarm alarm(RunId run, SplittableRandom random) {
    return switch (random.nextInt(7)) {
      case 0 -> new Alarm.Register();
      case 1 -> new Alarm.NoPing();
      case 2 -> new Alarm.Resend(run.task());
      case 3 -> new Alarm.ProbeDue(run, CheckPlan.Purpose.HEALTH);
      case 4 -> new Alarm.Force(run);
      case 5 -> new Alarm.TooLong(run);
      default -> new Alarm.Sweep();
    };
  }
}
