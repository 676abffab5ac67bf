package io.mesocosm.marathon.core;

import io.mesocosm.marathon.core.health.ProbeResult;
import io.mesocosm.marathon.core.health.Probes;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Phase;
import io.mesocosm.marathon.model.live.Readiness;
import io.mesocosm.marathon.model.live.Task;
import io.mesocosm.marathon.model.live.TaskFailure;
import io.mesocosm.marathon.model.spec.Checks;
import io.mesocosm.marathon.model.spec.HealthCheck;
import java.time.Duration;
import java.util.Optional;

/// Health and readiness of running tasks (Marathon 1.11, health checks): when to look, what a
/// result means, and when a task has failed too often to live on.
///
/// What is known survives a change of the leader, other than in the original, where every task is
/// unknown again.
final class Checking {
  // The original waits 5 s; failures before the first success cost nothing, so looking early is
  // safe and a deployment is done sooner.
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

  private Checking() {}

  /// Sets the alarms of all checks of a task that runs.
  static void begin(Turn turn, Instance instance, Task task) {
    var app = launchedFrom(turn, instance);
    if (app.isEmpty()) {
      return;
    }
    var health = app.get().spec().checks().health();
    for (var i = 0; i < health.size(); i++) {
      if (!health.get(i).protocol().isRunByMesos()) {
        turn.arm(new Alarm.Check(task.id(), i), turn.now().plus(first(health.get(i).every())));
      }
    }
    var readiness = app.get().spec().checks().readiness();
    for (var i = 0; i < task.readiness().size() && i < readiness.size(); i++) {
      if (!task.readiness().get(i).ready()) {
        turn.arm(new Alarm.Ready(task.id(), i), turn.now().plus(first(readiness.get(i).every())));
      }
    }
  }

  private static Duration first(Duration every) {
    return every.compareTo(FIRST_LOOK) < 0 ? every : FIRST_LOOK;
  }

  // An interval of 0 is allowed, and would leave no rest to us, the task, or the journal.
  private static Duration rest(HealthCheck check) {
    return check.every().compareTo(FIRST_LOOK) < 0 ? FIRST_LOOK : check.every();
  }

  /// A running task with its app, if `id` is still its task.
  private record Subject(Instance instance, Task task, App app) {}

  private static Optional<Subject> running(Turn turn, TaskId id) {
    return turn.state()
        .instances()
        .get(id.instance())
        .filter(Instance::isRunning)
        .flatMap(one ->
            one.task()
                .filter(task -> task.id().equals(id))
                .flatMap(task -> launchedFrom(turn, one).map(app -> new Subject(one, task, app))));
  }

  /// The very definition that its task was launched from, and no other: checks are told apart by
  /// their place in it. While it dies, its app may be gone, or another one may have its name.
  private static Optional<App> launchedFrom(Turn turn, Instance instance) {
    return turn.state().versions().get(instance.app(), instance.version());
  }

  static void checkDue(Turn turn, Alarm.Check alarm) {
    running(turn, alarm.task())
        .flatMap(it ->
            Probes.health(
                it.app(), it.task(), it.app().spec().checks().health().get(alarm.check())))
        .ifPresent(target -> turn.then(new Effect.Probe(alarm.task(), alarm.check(), target)));
  }

  static void probed(Turn turn, Input.Probed input) {
    running(turn, input.task())
        .ifPresent(it -> {
          var check = it.app().spec().checks().health().get(input.check());
          turn.arm(new Alarm.Check(input.task(), input.check()), turn.now().plus(rest(check)));
          result(turn, it, input.check(), check, input.result());
        });
  }

  private static void result(
      Turn turn, Subject it, int index, HealthCheck check, ProbeResult result) {
    switch (result) {
      case ProbeResult.Connected _ -> told(turn, it.instance(), index, true, "");
      case ProbeResult.Answered(var status, var _, var _) when status >= 200 && status < 400 ->
          told(turn, it.instance(), index, true, "");
      case ProbeResult.Answered(var status, var _, var _)
          when check.ignores1xx() && status < 200 -> {}
      case ProbeResult.Answered(var status, var _, var _) ->
          failed(turn, it, index, check, "HTTP status " + status);
      case ProbeResult.Failed(var cause) -> failed(turn, it, index, check, cause);
    }
  }

  private static void failed(Turn turn, Subject it, int index, HealthCheck check, String cause) {
    turn.publish(
        new MarathonEvent.HealthCheckFailed(turn.now(), it.app(), it.instance().id(), index));
    var before = it.task().health().get(index);
    var inGrace =
        !before.hasSucceeded() && turn.now().isBefore(it.task().startedAt().plus(check.grace()));
    if (inGrace) {
      return;
    }
    told(turn, it.instance(), index, false, cause);
    var failures = before.consecutiveFailures() + 1;
    if (check.maxFailures() > 0 && failures >= check.maxFailures() && !it.task().doomed()) {
      kill(turn, it, cause);
    }
  }

  private static void kill(Turn turn, Subject it, String cause) {
    turn.publish(
        new MarathonEvent.UnhealthyKilled(turn.now(), it.task(), it.instance().version(), cause));
    turn.save(
        new Change.FailureSaved(
            new TaskFailure(
                it.instance().app(),
                it.task().id(),
                "TASK_KILLED",
                "killed because it failed its health check: " + cause,
                it.task().on().hostname(),
                it.task().on().agent(),
                it.instance().version(),
                turn.now())));
    turn.state().instances().get(it.instance().id()).ifPresent(one -> Killing.doom(turn, one));
  }

  /// A result of check number `index`, whoever ran it. Only news is made durable: that it goes on
  /// as before is not worth a write.
  static void told(Turn turn, Instance instance, int index, boolean alive, String cause) {
    if (!(instance.phase() instanceof Phase.Placed placed)
        || index >= placed.task().health().size()) {
      return;
    }
    var before = placed.task().health().get(index);
    var after = alive ? before.succeeded(turn.now()) : before.failed(turn.now(), cause);
    var next = instance.with(placed.with(placed.task().withHealth(index, after)));
    if (after.vitality() == before.vitality() && alive) {
      turn.become(turn.state().with(turn.state().instances().with(next)));
      return;
    }
    turn.save(next);
    if (after.vitality() != before.vitality()) {
      turn.publish(
          new MarathonEvent.HealthStatusChanged(
              turn.now(), instance.id(), placed.task().id(), instance.version(), alive));
    }
    if (next.vitality() != instance.vitality()) {
      turn.publish(
          new MarathonEvent.InstanceHealthChanged(
              turn.now(), instance.id(), instance.version(), next.vitality()));
    }
  }

  static void readyDue(Turn turn, Alarm.Ready alarm) {
    running(turn, alarm.task())
        .flatMap(it ->
            Probes.readiness(
                it.app(), it.task(), it.app().spec().checks().readiness().get(alarm.check())))
        .ifPresent(
            target -> turn.then(new Effect.ProbeReadiness(alarm.task(), alarm.check(), target)));
  }

  static void readinessProbed(Turn turn, Input.ReadinessProbed input) {
    running(turn, input.task())
        .filter(it -> input.check() < it.task().readiness().size())
        .ifPresent(it -> {
          var check = it.app().spec().checks().readiness().get(input.check());
          var after = readiness(check, input.result(), turn);
          if (it.instance().phase() instanceof Phase.Placed placed) {
            var task = placed.task().withReadiness(input.check(), after);
            turn.save(it.instance().with(placed.with(task)));
          }
          if (!after.ready()) {
            turn.arm(new Alarm.Ready(input.task(), input.check()), turn.now().plus(check.every()));
          }
        });
  }

  private static Readiness readiness(Checks.Readiness check, ProbeResult result, Turn turn) {
    return switch (result) {
      case ProbeResult.Answered(var status, var type, var body) ->
          new Readiness(
              check.name(), check.readyCodes().contains(status), turn.now(), status, type, body);
      case ProbeResult.Connected _, ProbeResult.Failed _ ->
          new Readiness(check.name(), false, turn.now(), 0, "", "");
    };
  }

  /// Checks of another reign go on.
  static void resume(Turn turn) {
    for (var one : turn.state().instances().all()) {
      if (one.isRunning()) {
        one.task().ifPresent(task -> begin(turn, one, task));
      }
    }
  }
}
