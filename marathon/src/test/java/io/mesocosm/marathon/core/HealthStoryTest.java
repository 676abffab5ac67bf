package io.mesocosm.marathon.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.framework.model.Healthy;
import io.mesocosm.framework.model.UpdateReason;
import io.mesocosm.marathon.core.health.ProbeResult;
import io.mesocosm.marathon.core.health.ProbeTarget;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.live.Health;
import io.mesocosm.marathon.model.spec.Checks;
import io.mesocosm.marathon.model.spec.HealthCheck;
import io.mesocosm.protocol.cluster.TaskState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Checks of running tasks and what follows from them.
final class HealthStoryTest {
  private static final ProbeResult GOOD = new ProbeResult.Answered(200, "", "");
  private static final ProbeResult BAD = new ProbeResult.Failed("refused");

  private final Story story = new Story();

  private static App app(HealthCheck check, Checks.Readiness... readiness) {
    var app = Story.app("/web", 1);
    return app.withSpec(
        app.spec().withChecks(new Checks(List.of(check), List.of(readiness), null)));
  }

  private TaskId start(App app) {
    story.create(app);
    var orders = story.offer("a");
    story.runs(orders);
    return orders.getFirst().task();
  }

  private void probed(TaskId task, ProbeResult result) {
    story.tell(new Input.Probed(task, 0, result));
  }

  private Health health() {
    return story.instances("/web").getFirst().task().orElseThrow().health().getFirst();
  }

  @Test
  void aDeploymentWaitsUntilTheTaskIsHealthy() {
    var task = start(app(HealthCheck.of(HealthCheck.Protocol.HTTP)));
    assertThat(story.state().deployments().size()).isEqualTo(1);
    story.forgetEffects();
    story.pass(Duration.ofSeconds(1));
    assertThat(story.effects())
        .anySatisfy(effect ->
            assertThat(effect)
                .isInstanceOfSatisfying(
                    Effect.Probe.class,
                    probe -> {
                      assertThat(probe.task()).isEqualTo(task);
                      assertThat(probe.target()).isInstanceOf(ProbeTarget.Http.class);
                      assertThat(probe.target().host()).isEqualTo("a");
                    }));
    probed(task, GOOD);
    assertThat(story.state().deployments().size()).isZero();
    assertThat(story.tally("/web").healthy()).isEqualTo(1);
    assertThat(story.events(MarathonEvent.HealthStatusChanged.class)).hasSize(1);
  }

  @Test
  void failuresAreForgivenInTheGracePeriod() {
    var task = start(app(HealthCheck.of(HealthCheck.Protocol.HTTP)));
    for (var i = 0; i < 5; i++) {
      probed(task, BAD);
    }
    assertThat(health()).isEqualTo(Health.UNKNOWN);
    story.pass(Duration.ofSeconds(301));
    probed(task, BAD);
    assertThat(health().isDead()).isTrue();
  }

  @Test
  void aTaskThatFailsTooOftenIsKilledAndReplaced() {
    var task = start(app(HealthCheck.of(HealthCheck.Protocol.TCP)));
    probed(task, new ProbeResult.Connected());
    probed(task, BAD);
    probed(task, BAD);
    assertThat(story.events(MarathonEvent.UnhealthyKilled.class)).isEmpty();
    probed(task, BAD);
    assertThat(story.events(MarathonEvent.UnhealthyKilled.class)).hasSize(1);
    assertThat(story.state().failures().get(Story.path("/web")).orElseThrow().state())
        .isEqualTo("TASK_KILLED");
    story.reports(task, TaskState.KILLED);
    assertThat(story.offer("b").getFirst().task().incarnation()).isEqualTo(2);
  }

  @Test
  void zeroFailuresMeansNever() {
    var never =
        new HealthCheck(
            HealthCheck.Protocol.TCP,
            "",
            new Checks.Port.Index(0),
            "",
            Duration.ZERO,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            0,
            Duration.ZERO,
            false,
            false);
    var task = start(app(never));
    for (var i = 0; i < 10; i++) {
      probed(task, BAD);
    }
    assertThat(story.instances("/web").getFirst().task().orElseThrow().doomed()).isFalse();
    assertThat(health().consecutiveFailures()).isEqualTo(10);
  }

  @Test
  void healthOutlivesMarathon() {
    var task = start(app(HealthCheck.of(HealthCheck.Protocol.HTTP)));
    probed(task, GOOD);
    story.fail();
    assertThat(health().isAlive()).isTrue();
    assertThat(story.alarm(new Alarm.Check(task, 0))).isPresent();
  }

  @Test
  void whatTheAgentChecksIsTakenFromItsUpdates() {
    var task = start(app(HealthCheck.of(HealthCheck.Protocol.MESOS_HTTP)));
    assertThat(story.alarm(new Alarm.Check(task, 0))).isEmpty();
    story.reports(
        task, TaskState.RUNNING, UpdateReason.TASK_HEALTH_CHECK_STATUS_UPDATED, Healthy.YES);
    assertThat(health().isAlive()).isTrue();
    assertThat(story.state().deployments().size()).isZero();
  }

  @Test
  void aSuccessThatIsNoNewsIsNotStored() {
    var task = start(app(HealthCheck.of(HealthCheck.Protocol.HTTP)));
    probed(task, GOOD);
    var stored = story.changes().size();
    probed(task, GOOD);
    assertThat(story.changes()).hasSize(stored);
  }

  @Test
  void anUnreadyTaskHoldsItsDeployment() {
    var ready =
        new Checks.Readiness(
            "r",
            false,
            "/ready",
            "default",
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            List.of(200),
            true);
    var task = start(app(HealthCheck.of(HealthCheck.Protocol.HTTP), ready));
    probed(task, GOOD);
    assertThat(story.state().deployments().size()).isEqualTo(1);
    story.tell(
        new Input.ReadinessProbed(task, 0, new ProbeResult.Answered(503, "text/plain", "no")));
    assertThat(story.state().deployments().size()).isEqualTo(1);
    story.tell(
        new Input.ReadinessProbed(task, 0, new ProbeResult.Answered(200, "text/plain", "yes")));
    assertThat(story.state().deployments().size()).isZero();
  }

  /// It was deleted, and is not gone yet, when another app took its name by force.
  @Test
  void aDyingTaskIsNotJudgedByTheChecksOfAnotherApp() {
    var checked = start(app(HealthCheck.of(HealthCheck.Protocol.HTTP)));
    story.delete("/web");
    story.change(new Edit.Created<>(Story.app("/web", 1)), true);
    story.pass(Duration.ofMinutes(2));
    probed(checked, BAD);
    assertThat(story.tally("/web").dying()).isEqualTo(1);
  }

  @Test
  void aDyingTaskWithoutChecksGetsNoneOfAnotherApp() {
    story.create(Story.app("/web", 1));
    var orders = story.offer("a");
    story.runs(orders);
    story.delete("/web");
    story.change(new Edit.Created<>(app(HealthCheck.of(HealthCheck.Protocol.HTTP))), true);
    story.fail();
    story.forgetEffects();
    story.pass(Duration.ofMinutes(2));
    probed(orders.getFirst().task(), BAD);
    assertThat(story.effects()).noneMatch(Effect.Probe.class::isInstance);
  }

  @Test
  void checksRestThoughTheyShallNot() {
    var usual = HealthCheck.of(HealthCheck.Protocol.TCP);
    var task =
        start(
            app(
                new HealthCheck(
                    usual.protocol(),
                    usual.path(),
                    usual.port(),
                    usual.command(),
                    usual.grace(),
                    Duration.ZERO,
                    usual.patience(),
                    usual.maxFailures(),
                    usual.delay(),
                    usual.ipv6(),
                    usual.ignores1xx())));
    probed(task, new ProbeResult.Connected());
    assertThat(story.alarm(new Alarm.Check(task, 0))).contains(story.now().plusSeconds(1));
  }

  @Test
  void whoListensIsToldWhichChecksAreMade() {
    var web = app(HealthCheck.of(HealthCheck.Protocol.HTTP));
    start(web);
    assertThat(story.events(MarathonEvent.HealthCheckAdded.class)).hasSize(1);
    story.update(story.current("/web").withInstances(2), true);
    assertThat(story.events(MarathonEvent.HealthCheckAdded.class)).hasSize(1);
    story.update(app(HealthCheck.of(HealthCheck.Protocol.TCP)), true);
    assertThat(story.events(MarathonEvent.HealthCheckRemoved.class)).hasSize(1);
    assertThat(story.events(MarathonEvent.HealthCheckAdded.class)).hasSize(2);
    story.delete("/web");
    assertThat(story.events(MarathonEvent.HealthCheckRemoved.class)).hasSize(2);
  }

  @Test
  void aPathNeedsNoSlashInFront() {
    var check = HealthCheck.of(HealthCheck.Protocol.HTTP);
    start(
        app(
            new HealthCheck(
                check.protocol(),
                "health",
                check.port(),
                check.command(),
                check.grace(),
                check.every(),
                check.patience(),
                check.maxFailures(),
                check.delay(),
                check.ipv6(),
                check.ignores1xx())));
    story.pass(Duration.ofSeconds(1));
    assertThat(story.effects())
        .anySatisfy(effect ->
            assertThat(effect)
                .isInstanceOfSatisfying(
                    Effect.Probe.class,
                    probe ->
                        assertThat(((ProbeTarget.Http) probe.target()).path())
                            .isEqualTo("/health")));
  }
}
