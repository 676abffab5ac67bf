package io.mesocosm.agent.core;

import static io.mesocosm.agent.Samples.framework;
import static io.mesocosm.agent.Samples.key;
import static io.mesocosm.agent.Samples.limited;
import static io.mesocosm.agent.Samples.spec;
import static io.mesocosm.agent.core.Scenario.member;
import static io.mesocosm.agent.core.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.Status;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.Update;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.agent.model.runs.Stage;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.libprocess.Pid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What happens to a task, from the order to its end.
class TaskLifeTest {
  private static final Input.KillTask KILL = new Input.KillTask(key("t"), Optional.empty());

  private static Framework simple() {
    return new Framework(Samples.FRAMEWORK, framework().info(), false, false, false);
  }

  private static Status last(Scenario agent) {
    return agent.task("t").statuses().getLast();
  }

  @Test
  void launchesWhatIsOrderedOnce() {
    var agent = member().order(spec("t", "true"));
    assertThat(agent.done(Effect.Launch.class)).hasSize(1);
    assertThat(agent.task("t").state()).isEqualTo(TaskState.STAGING);
    agent.order(spec("t", "true"));
    assertThat(agent.effects).isEmpty();
  }

  @Test
  void tellsOneThingAtATimeUntilItIsAcknowledged() {
    var agent = member().order(spec("t", "true")).on(new Input.Launched(run("t"), 42));
    assertThat(agent.reported()).containsExactly(TaskState.STARTING);
    assertThat(agent.underWay("t")).containsExactly(TaskState.STARTING, TaskState.RUNNING);
    agent.acknowledge("t");
    assertThat(agent.reported()).containsExactly(TaskState.RUNNING);
    agent.acknowledge("t");
    assertThat(agent.state().streams().isEmpty()).isTrue();
  }

  /// All that its engine says of a container is told once, where it lives always.
  @Test
  void tellsWhereItLives() {
    var lodging = new Lodging("blue", List.of("172.17.0.2"), "[{}]");
    var agent = member().order(spec("t", "true")).on(new Input.Launched(run("t"), 42, lodging));
    var told = agent.state().streams().get(key("t")).orElseThrow().pending();
    assertThat(told).extracting(Update::lodging).containsExactly(lodging.brief(), lodging);
    assertThat(agent.task("t").news()).extracting(Update::lodging).containsOnly(lodging.brief());
    agent.acknowledgeAll("t").on(new Input.Exited(run("t"), new ExitStatus.OfContainer(0)));
    assertThat(agent.state().streams().get(key("t")).orElseThrow().head().lodging())
        .isEqualTo(lodging.brief());
  }

  @Test
  void saysAgainWhatIsNotAcknowledgedAfterTenSecondsAndThenMoreRarely() {
    var agent = member().order(spec("t", "true")).on(new Input.Launched(run("t"), 42));
    var resend = new Alarm.Resend(key("t"));
    assertThat(agent.armed(resend)).contains(agent.now().plusSeconds(10));
    agent.after(Duration.ofSeconds(10)).on(new Input.Rang(resend));
    assertThat(agent.reported()).containsExactly(TaskState.STARTING);
    assertThat(agent.armed(resend)).contains(agent.now().plusSeconds(20));
    for (int i = 0; i < 20; i++) {
      agent.on(new Input.Rang(resend));
    }
    assertThat(agent.armed(resend)).contains(agent.now().plus(Duration.ofMinutes(10)));
  }

  @Test
  void sumsUpWhatComesAfterInTheLatestState() {
    var agent = member().order(spec("t", "true")).on(new Input.Launched(run("t"), 42));
    agent.on(new Input.Exited(run("t"), new ExitStatus.Code(0)));
    agent.on(new Input.Rang(new Alarm.Resend(key("t"))));
    assertThat(agent.said().getFirst())
        .isInstanceOfSatisfying(
            Outgoing.Report.class,
            report -> {
              assertThat(report.update().status().state()).isEqualTo(TaskState.STARTING);
              assertThat(report.latest()).isEqualTo(TaskState.FINISHED);
            });
  }

  @Test
  void finishesWithZero() {
    var agent = member().running("t").on(new Input.Exited(run("t"), new ExitStatus.Code(0)));
    assertThat(last(agent).state()).isEqualTo(TaskState.FINISHED);
    assertThat(last(agent).message()).isEqualTo("Command exited with status 0");
  }

  @Test
  void failsWithAnotherStatusOrASignal() {
    var agent = member().running("t").on(new Input.Exited(run("t"), new ExitStatus.Code(3)));
    assertThat(last(agent).state()).isEqualTo(TaskState.FAILED);
    assertThat(last(agent).message()).isEqualTo("Command exited with status 3");
    agent = member().running("t").on(new Input.Exited(run("t"), new ExitStatus.Signal(9)));
    assertThat(last(agent).state()).isEqualTo(TaskState.FAILED);
    assertThat(last(agent).message()).isEqualTo("Command terminated with signal Killed");
  }

  @Test
  void failsWhenItsKeeperDied() {
    var agent = member().running("t").on(new Input.Exited(run("t"), new ExitStatus.Lost()));
    assertThat(last(agent).reason()).isEqualTo(Reason.EXECUTOR_TERMINATED);
    assertThat(last(agent).source()).isEqualTo(Status.Source.AGENT);
  }

  @Test
  void becomesHistoryOnceItsEndIsAcknowledged() {
    var agent = member().running("t").on(new Input.Exited(run("t"), new ExitStatus.Code(0)));
    agent.acknowledgeAll("t");
    assertThat(agent.state().tasks().isEmpty()).isTrue();
    assertThat(agent.state().finished().size()).isEqualTo(1);
    assertThat(agent.state().remains().size()).isEqualTo(1);
  }

  @Test
  void failsWhenItCannotBeStarted() {
    var agent = member().order(spec("t", "true"));
    agent.on(new Input.LaunchFailed(run("t"), "Failed to fetch 'x'"));
    assertThat(agent.reports())
        .singleElement()
        .satisfies(status -> {
          assertThat(status.state()).isEqualTo(TaskState.FAILED);
          assertThat(status.reason()).isEqualTo(Reason.CONTAINER_LAUNCH_FAILED);
          assertThat(status.message()).contains("'x'");
        });
  }

  @Test
  void takesOrdersOnlyFromTheMasterItFollows() {
    var order =
        new Input.RunTask(
            framework(),
            new Input.Order.Unfit(
                key("t"), new ExecutorId("t"), true, Reason.TASK_INVALID, "no command"));
    var agent = member();
    agent.on(new Input.Ordered(new Pid("master", "10.0.0.9", 5050), order));
    assertThat(agent.reported()).isEmpty();
    agent.on(new Input.Ordered(Scenario.MASTER, order));
    assertThat(agent.reported()).containsExactly(TaskState.ERROR);
  }

  @Test
  void refusesWhatItCannotRunAndSaysWhy() {
    var agent = member();
    agent.on(
        new Input.RunTask(
            framework(),
            new Input.Order.Unfit(
                key("t"), new ExecutorId("t"), true, Reason.TASK_INVALID, "no command")));
    assertThat(agent.reported()).containsExactly(TaskState.ERROR);
    agent.acknowledgeAll("t");
    assertThat(agent.state().tasks().isEmpty()).isTrue();
  }

  @Test
  void isAskedToEndAndForcedWhenItsGraceIsOver() {
    var agent = member().running("t").on(KILL);
    assertThat(agent.reported()).containsExactly(TaskState.KILLING);
    assertThat(agent.done(Effect.Signal.class).getFirst().how()).isEqualTo(Effect.How.ASK);
    var force = new Alarm.Force(run("t"));
    assertThat(agent.armed(force)).contains(agent.now().plusSeconds(3));
    agent.after(Duration.ofSeconds(3)).on(new Input.Rang(force));
    assertThat(agent.done(Effect.Signal.class).getFirst().how()).isEqualTo(Effect.How.FORCE);
    agent.on(new Input.Exited(run("t"), new ExitStatus.Signal(9)));
    assertThat(last(agent).state()).isEqualTo(TaskState.KILLED);
  }

  @Test
  void getsTheGraceOfTheKillWhenThereIsOne() {
    var agent =
        member().running("t").on(new Input.KillTask(key("t"), Optional.of(Duration.ofMinutes(2))));
    assertThat(agent.armed(new Alarm.Force(run("t")))).contains(agent.now().plusSeconds(120));
  }

  @Test
  void canBeHurriedWhileItEnds() {
    var agent =
        member().running("t").on(new Input.KillTask(key("t"), Optional.of(Duration.ofHours(1))));
    agent.on(new Input.KillTask(key("t"), Optional.of(Duration.ZERO)));
    assertThat(agent.armed(new Alarm.Force(run("t")))).contains(agent.now());
  }

  @Test
  void doesNotSayKillingToWhomDoesNotKnowIt() {
    var agent = member().order(spec("t", "true"), simple());
    agent.on(new Input.Launched(run("t"), 42)).acknowledgeAll("t").on(KILL);
    assertThat(agent.reported()).isEmpty();
    assertThat(agent.done(Effect.Signal.class)).hasSize(1);
  }

  @Test
  void isGivenUpWhileItIsStarting() {
    var agent = member().order(spec("t", "true")).on(KILL);
    assertThat(agent.done(Effect.GiveUp.class)).hasSize(1);
    assertThat(agent.reported()).isEmpty();
    agent.on(new Input.LaunchFailed(run("t"), "given up"));
    assertThat(agent.reports().getFirst().reason()).isEqualTo(Reason.TASK_KILLED_DURING_LAUNCH);
    assertThat(agent.reported()).containsExactly(TaskState.KILLED);
  }

  @Test
  void isEndedWhenTheStartCouldNotBeGivenUpAnyMore() {
    var agent = member().order(spec("t", "true")).on(KILL).on(new Input.Launched(run("t"), 42));
    assertThat(agent.done(Effect.Signal.class).getFirst().how()).isEqualTo(Effect.How.ASK);
    agent.on(new Input.Exited(run("t"), new ExitStatus.Signal(15)));
    assertThat(agent.reported()).containsExactly(TaskState.KILLED);
  }

  @Test
  void failsWhenItTakesTooLong() {
    var agent = member().order(limited(spec("t", "sleep 9"), Duration.ofMinutes(1)));
    agent.on(new Input.Launched(run("t"), 42));
    assertThat(agent.armed(new Alarm.TooLong(run("t")))).contains(agent.now().plusSeconds(60));
    agent.on(new Input.Rang(new Alarm.TooLong(run("t"))));
    agent.on(new Input.Exited(run("t"), new ExitStatus.Signal(15)));
    assertThat(last(agent).state()).isEqualTo(TaskState.FAILED);
    assertThat(last(agent).reason()).isEqualTo(Reason.MAX_COMPLETION_TIME_REACHED);
  }

  @Test
  void saysOfAnUnknownTaskThatItIsNotHere() {
    var agent = member().running("other").on(KILL);
    assertThat(agent.reported()).containsExactly(TaskState.DROPPED);
    agent.on(KILL);
    assertThat(agent.reported()).isEmpty();
  }

  @Test
  void endsInSilenceWhenItsFrameworkIsGone() {
    var agent = member().running("t").on(new Input.ShutdownFramework(Samples.FRAMEWORK));
    assertThat(agent.reported()).isEmpty();
    agent.on(new Input.Exited(run("t"), new ExitStatus.Signal(15)));
    assertThat(agent.reported()).isEmpty();
    assertThat(agent.state().tasks().isEmpty()).isTrue();
    assertThat(agent.state().streams().isEmpty()).isTrue();
    assertThat(agent.state().finished().size()).isEqualTo(1);
  }

  @Test
  void endsWithItsExecutor() {
    var agent = member().running("t");
    agent.on(new Input.ShutdownExecutor(Samples.FRAMEWORK, new ExecutorId("t")));
    assertThat(agent.armed(new Alarm.Force(run("t")))).contains(agent.now().plusSeconds(5));
  }

  @Test
  void mayUseItsIdAgainAfterItsEnd() {
    var agent = member().running("t").on(new Input.Exited(run("t"), new ExitStatus.Code(0)));
    agent.acknowledgeAll("t").order(spec("t", "true"));
    assertThat(agent.done(Effect.Launch.class)).hasSize(1);
  }

  @Test
  void newsOfAnEarlierRunDoNotTouchALaterOne() {
    var agent = member().running("t");
    var before = agent.state();
    agent.on(
        new Input.Exited(new RunId(key("t"), new ContainerId("other")), new ExitStatus.Code(1)));
    assertThat(agent.state()).isEqualTo(before);
  }

  @Test
  void everythingThatWaitsIsSaidAtOnceToTheNextMaster() {
    var agent = member().order(spec("t", "true")).on(new Input.Launched(run("t"), 42));
    agent.on(new Input.MasterExited(Scenario.MASTER)).on(new Input.Rang(new Alarm.Register()));
    assertThat(agent.said().getFirst())
        .isInstanceOfSatisfying(
            Outgoing.Reregister.class, returning -> assertThat(returning.tasks()).hasSize(1));
    agent.on(Scenario.welcome());
    assertThat(agent.reported()).containsExactly(TaskState.STARTING);
  }

  @Test
  void tellsTheMasterOfTasksItNeverGot() {
    var agent = member().on(new Input.Pinged(Scenario.MASTER, false));
    agent.on(new Input.Rang(new Alarm.Register()));
    agent.on(Scenario.welcome(new Input.Wanted(key("lost"), true)));
    assertThat(agent.reports())
        .singleElement()
        .satisfies(status -> {
          assertThat(status.state()).isEqualTo(TaskState.DROPPED);
          assertThat(status.reason()).isEqualTo(Reason.RECONCILIATION);
        });
  }

  @Test
  void takesNoTaskThatItsQuestionToTheMasterDoesNotName() {
    var agent = member().on(new Input.Pinged(Scenario.MASTER, false));
    agent.on(new Input.Rang(new Alarm.Register())).order(spec("late", "sleep 1000"));
    assertThat(agent.done(Effect.Launch.class)).isEmpty();
    assertThat(agent.state().tasks().has(key("late"))).isFalse();
    agent.on(Scenario.welcome(new Input.Wanted(key("late"), true)));
    assertThat(agent.reports())
        .singleElement()
        .satisfies(status -> {
          assertThat(status.state()).isEqualTo(TaskState.DROPPED);
          assertThat(status.reason()).isEqualTo(Reason.AGENT_DISCONNECTED);
        });
  }

  @Test
  void agentThatIsSentAwayEndsItsTasksAndStops() {
    var agent = member().running("t").on(new Input.SentAway("gone"));
    assertThat(agent.done(Effect.Stop.class)).isEmpty();
    agent.on(new Input.Exited(run("t"), new ExitStatus.Signal(15)));
    assertThat(agent.done(Effect.Stop.class)).hasSize(1);
    assertThat(member().on(new Input.SentAway("gone")).done(Effect.Stop.class)).hasSize(1);
  }

  @Test
  void rememberedHistoryIsBounded() {
    var agent = member();
    for (int i = 0; i < AgentRules.DEFAULT.maxFinishedPerFramework() + 5; i++) {
      var task = "t" + i;
      agent.running(task).after(Duration.ofSeconds(1));
      agent.on(new Input.Exited(run(task), new ExitStatus.Code(0))).acknowledgeAll(task);
    }
    assertThat(agent.state().finished().size())
        .isEqualTo(AgentRules.DEFAULT.maxFinishedPerFramework());
    assertThat(agent.state().finished().values()).noneMatch(task -> task.key().equals(key("t0")));
  }

  @Test
  void stageTellsWhetherAKillWasForced() {
    var agent = member().running("t").on(KILL).on(new Input.Rang(new Alarm.Force(run("t"))));
    assertThat(agent.task("t").stage())
        .isEqualTo(new Stage.Killing(Stage.Cause.REQUESTED, 42, true));
    assertThat(List.of(agent.armed(new Alarm.Force(run("t"))))).isNotEmpty();
  }
}
