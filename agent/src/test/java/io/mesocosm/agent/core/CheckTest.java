package io.mesocosm.agent.core;

import static io.mesocosm.agent.core.Scenario.member;
import static io.mesocosm.agent.core.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.CheckPlan.Purpose;
import io.mesocosm.agent.model.checks.CheckResult;
import io.mesocosm.agent.model.checks.Health;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.checks.Probe.Answer;
import io.mesocosm.agent.model.runs.ExitStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When tasks are probed, and what follows.
class CheckTest {
  private static final CheckPlan HEALTH =
      Samples.plan(Purpose.HEALTH, new Probe.OfHttp("http", "127.0.0.1", 31000, "/"));
  private static final CheckPlan CHECK =
      Samples.plan(Purpose.CHECK, new Probe.OfTcp("127.0.0.1", 31000));
  private static final Answer GOOD = new Answer.StatusCode(200);
  private static final Answer BAD = new Answer.StatusCode(500);

  private static Scenario healthy(Scenario agent, Answer answer) {
    return agent.on(new Input.Probed(run("t"), Purpose.HEALTH, answer));
  }

  /// A task past its grace period.
  private static Scenario settled() {
    return member().running("t", HEALTH).after(Duration.ofSeconds(30));
  }

  @Test
  void beginsAfterItsDelayAndGoesOnAfterItsInterval() {
    var agent = member().order(Samples.spec("t", "x", HEALTH));
    agent.on(new Input.Launched(run("t"), 42));
    var due = new Alarm.ProbeDue(run("t"), Purpose.HEALTH);
    assertThat(agent.armed(due)).contains(agent.now().plusSeconds(15));
    agent.after(Duration.ofSeconds(15)).on(new Input.Rang(due));
    assertThat(agent.done(Effect.RunProbe.class)).hasSize(1);
    healthy(agent, GOOD);
    assertThat(agent.armed(due)).contains(agent.now().plusSeconds(10));
  }

  @Test
  void restsBetweenProbesThatShallNotRest() {
    var restless =
        new CheckPlan(
            Purpose.HEALTH,
            HEALTH.probe(),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ZERO,
            3);
    var agent = healthy(member().running("t", restless), GOOD);
    assertThat(agent.armed(new Alarm.ProbeDue(run("t"), Purpose.HEALTH)))
        .contains(agent.now().plusMillis(100));
  }

  @Test
  void tellsTheFirstSuccessAndNotTheNext() {
    var agent = healthy(settled(), GOOD);
    assertThat(agent.reports())
        .singleElement()
        .satisfies(status -> {
          assertThat(status.health()).isEqualTo(Health.HEALTHY);
          assertThat(status.reason()).isEqualTo(Reason.TASK_HEALTH_CHECK_STATUS_UPDATED);
        });
    agent.acknowledgeAll("t");
    assertThat(healthy(agent, GOOD).reports()).isEmpty();
  }

  @Test
  void failuresInTheGracePeriodDoNotCount() {
    var agent = member().running("t", HEALTH).after(Duration.ofSeconds(19));
    assertThat(healthy(agent, BAD).reports()).isEmpty();
    assertThat(agent.task("t").checkup().failures()).isZero();
  }

  @Test
  void successEndsTheGracePeriod() {
    var agent = healthy(member().running("t", HEALTH), GOOD).acknowledgeAll("t");
    assertThat(healthy(agent, BAD).reports().getFirst().health()).isEqualTo(Health.UNHEALTHY);
  }

  @Test
  void enoughFailuresInARowKill() {
    var agent = settled();
    healthy(healthy(agent, BAD), new Answer.Silence("late"));
    assertThat(agent.done(Effect.Signal.class)).isEmpty();
    healthy(agent, BAD);
    assertThat(agent.done(Effect.Signal.class)).hasSize(1);
    agent.on(new Input.Exited(run("t"), new ExitStatus.Signal(15)));
    var last = agent.task("t").statuses().getLast();
    assertThat(last.state()).isEqualTo(TaskState.KILLED);
    assertThat(last.health()).isEqualTo(Health.UNHEALTHY);
  }

  /// When the engine of its container does not answer, say.
  @Test
  void whatCouldNotBeLookedAtCountsForNothing() {
    var agent = healthy(healthy(settled(), BAD), BAD).acknowledgeAll("t");
    healthy(agent, new Answer.Unseen("nobody at home"));
    assertThat(agent.reports()).isEmpty();
    assertThat(agent.task("t").checkup().failures()).isEqualTo(2);
    assertThat(agent.armed(new Alarm.ProbeDue(run("t"), Purpose.HEALTH)))
        .contains(agent.now().plusSeconds(10));
    healthy(agent, BAD);
    assertThat(agent.done(Effect.Signal.class)).hasSize(1);
  }

  @Test
  void successBetweenFailuresStartsTheCountAnew() {
    var agent = settled();
    healthy(healthy(healthy(agent, BAD), BAD), GOOD);
    healthy(healthy(agent, BAD), BAD);
    assertThat(agent.done(Effect.Signal.class)).isEmpty();
  }

  @Test
  void redirectsAndErrorsAreNoSuccess() {
    for (int code : new int[] {199, 400, 404, 503}) {
      healthy(settled(), new Answer.StatusCode(code));
      var agent = healthy(settled(), new Answer.StatusCode(code));
      assertThat(agent.task("t").checkup().health()).isEqualTo(Health.UNHEALTHY);
    }
    var agent = healthy(settled(), new Answer.StatusCode(399));
    assertThat(agent.task("t").checkup().health()).isEqualTo(Health.HEALTHY);
  }

  @Test
  void checkTellsOnlyChangesAndNeverKills() {
    var agent = member().running("t", CHECK);
    assertThat(agent.task("t").statuses().getLast().check())
        .isEqualTo(new CheckResult.Empty(Probe.Kind.TCP));
    var refused = new Input.Probed(run("t"), Purpose.CHECK, new Answer.Connected(false));
    agent.on(refused);
    assertThat(agent.reports().getFirst().check()).isEqualTo(new CheckResult.Connected(false));
    assertThat(agent.reports().getFirst().reason()).isEqualTo(Reason.TASK_CHECK_STATUS_UPDATED);
    agent.acknowledgeAll("t");
    for (int i = 0; i < 10; i++) {
      agent.on(refused);
      assertThat(agent.reports()).isEmpty();
    }
    assertThat(agent.done(Effect.Signal.class)).isEmpty();
    agent.on(new Input.Probed(run("t"), Purpose.CHECK, new Answer.Silence("late")));
    assertThat(agent.reports().getFirst().check()).isEqualTo(new CheckResult.Empty(Probe.Kind.TCP));
  }

  @Test
  void everyLaterStatusRepeatsTheHealth() {
    var agent = healthy(settled(), GOOD).acknowledgeAll("t");
    agent.on(new Input.Exited(run("t"), new ExitStatus.Code(0)));
    assertThat(agent.reports().getFirst().health()).isEqualTo(Health.HEALTHY);
  }

  @Test
  void aTaskThatEndsIsNotProbed() {
    var agent = settled().on(new Input.KillTask(Samples.key("t"), Optional.empty()));
    agent.on(new Input.Rang(new Alarm.ProbeDue(run("t"), Purpose.HEALTH)));
    assertThat(agent.effects).isEmpty();
    assertThat(healthy(agent, BAD).effects).isEmpty();
  }
}
