package io.mesocosm.agent.core;

import static io.mesocosm.agent.Samples.key;
import static io.mesocosm.agent.Samples.spec;
import static io.mesocosm.agent.core.Scenario.MASTER;
import static io.mesocosm.agent.core.Scenario.member;
import static io.mesocosm.agent.core.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Phase;
import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// An agent that was killed and started again.
class RecoveryTest {
  private static Scenario back(Scenario agent, Found found) {
    var again = agent.restarted();
    again.on(new Input.LeaderChanged(Optional.of(MASTER))).on(new Input.Started());
    return again.on(new Input.Surveyed(run("t"), found));
  }

  @Test
  void looksForItsTasksBeforeItRegisters() {
    var agent = member().running("t").restarted();
    agent.on(new Input.LeaderChanged(Optional.of(MASTER))).on(new Input.Started());
    assertThat(agent.done(Effect.Survey.class)).hasSize(1);
    assertThat(agent.said()).isEmpty();
    assertThat(agent.state().phase()).isEqualTo(Phase.RECOVERING);
    agent.on(new Input.Surveyed(run("t"), new Found.Running(42)));
    assertThat(agent.state().phase()).isEqualTo(Phase.SERVING);
    assertThat(agent.said())
        .singleElement()
        .isInstanceOfSatisfying(
            Outgoing.Reregister.class,
            returning -> {
              assertThat(returning.tasks()).hasSize(1);
              assertThat(returning.frameworks()).hasSize(1);
            });
  }

  @Test
  void aTaskThatRunsGoesOn() {
    var agent = back(member().running("t"), new Found.Running(42));
    assertThat(agent.task("t").state()).isEqualTo(TaskState.RUNNING);
    assertThat(agent.done(Effect.Signal.class)).isEmpty();
    assertThat(agent.state().streams().isEmpty()).isTrue();
  }

  @Test
  void anExitCodeIsNotLost() {
    var agent = back(member().running("t"), new Found.Over(new ExitStatus.Code(7)));
    assertThat(agent.task("t").state()).isEqualTo(TaskState.FAILED);
    agent.on(Scenario.welcome());
    assertThat(agent.reports().getFirst().message()).isEqualTo("Command exited with status 7");
  }

  @Test
  void newsUnderWayAreSaidAgain() {
    var agent = member().order(spec("t", "true")).on(new Input.Launched(run("t"), 42));
    var uuid = agent.state().streams().get(key("t")).orElseThrow().head().uuid();
    var again = back(agent, new Found.Running(42)).on(Scenario.welcome());
    assertThat(again.said())
        .anyMatch(said ->
            said instanceof Outgoing.Report(var _, var update, var _)
                && update.uuid().equals(uuid));
  }

  @Test
  void aLaunchThatWasOrderedIsCarriedOut() {
    var agent = back(member().order(spec("t", "true")), new Found.NotStarted());
    assertThat(agent.done(Effect.Launch.class)).hasSize(1);
  }

  @Test
  void aTaskWhoseLaunchWasNotNotedIsTakenUp() {
    var agent = back(member().order(spec("t", "true")), new Found.Running(42));
    assertThat(agent.underWay("t")).containsExactly(TaskState.STARTING, TaskState.RUNNING);
  }

  @Test
  void aTaskThatBeganAndEndedUnseenTellsAllOfIt() {
    var agent = back(member().order(spec("t", "true")), new Found.Over(new ExitStatus.Code(0)));
    assertThat(agent.underWay("t"))
        .containsExactly(TaskState.STARTING, TaskState.RUNNING, TaskState.FINISHED);
  }

  @Test
  void aTaskThatVanishedIsGone() {
    var agent = back(member().running("t"), new Found.Over(new ExitStatus.Lost()));
    var last = agent.task("t").statuses().getLast();
    assertThat(last.state()).isEqualTo(TaskState.GONE);
    assertThat(last.reason()).isEqualTo(Reason.EXECUTOR_REREGISTRATION_TIMEOUT);
  }

  @Test
  void aKillGoesOn() {
    var agent = member().running("t").on(new Input.KillTask(key("t"), Optional.empty()));
    var again = back(agent, new Found.Running(42));
    assertThat(again.done(Effect.Signal.class)).hasSize(1);
    again.on(new Input.Exited(run("t"), new ExitStatus.Signal(15)));
    assertThat(again.task("t").state()).isEqualTo(TaskState.KILLED);
  }

  @Test
  void aKillBeforeTheStartEndsThere() {
    var agent = member().order(spec("t", "x"));
    agent.on(new Input.KillTask(key("t"), Optional.empty()));
    var again = back(agent, new Found.NotStarted());
    assertThat(again.task("t").state()).isEqualTo(TaskState.KILLED);
  }

  @Test
  void tasksOfAFrameworkThatDoesNotCheckpointAreEnded() {
    var info = Samples.framework().info();
    var agent = member();
    agent.order(spec("t", "x"), new Framework(Samples.FRAMEWORK, info, false, true, false));
    agent.on(new Input.Launched(run("t"), 42)).acknowledgeAll("t");
    var again = back(agent, new Found.Running(42));
    assertThat(again.done(Effect.Signal.class)).hasSize(1);
    again.on(new Input.Exited(run("t"), new ExitStatus.Signal(15)));
    assertThat(again.task("t").statuses().getLast().reason()).isEqualTo(Reason.EXECUTOR_TERMINATED);
  }

  @Test
  void checksAndTimeLimitsGoOn() {
    var plan = Samples.plan(CheckPlan.Purpose.HEALTH, new Probe.OfTcp("127.0.0.1", 31000));
    var agent = member();
    agent.order(Samples.limited(spec("t", "x", plan), Duration.ofMinutes(5)));
    agent.on(new Input.Launched(run("t"), 42)).acknowledgeAll("t").after(Duration.ofMinutes(1));
    var started = agent.now().minusSeconds(60);
    var again = back(agent, new Found.Running(42));
    assertThat(again.armed(new Alarm.TooLong(run("t")))).contains(started.plusSeconds(300));
    assertThat(again.armed(new Alarm.ProbeDue(run("t"), CheckPlan.Purpose.HEALTH)))
        .contains(again.now());
  }

  @Test
  void whatEndedAndWasNotAcknowledgedIsNotLookedFor() {
    var agent = member().running("t").on(new Input.Exited(run("t"), new ExitStatus.Code(0)));
    var again = agent.restarted().on(new Input.Started());
    assertThat(again.done(Effect.Survey.class)).isEmpty();
    assertThat(again.underWay("t")).isEqualTo(List.of(TaskState.FINISHED));
  }
}
