package io.mesocosm.marathon.model.live;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.Version;
import java.time.Instant;
import java.util.Optional;

/// One of the copies of an app: either waiting, or with a task.
///
/// @param version of the app that it runs or will run
/// @param incarnation of its task, or of the next one while it waits; ≥ 1
public record Instance(InstanceId id, Version version, Goal goal, int incarnation, Phase phase) {

  /// A new one, waiting for its first task.
  public static Instance scheduled(InstanceId id, Version version, Instant now) {
    return new Instance(id, version, Goal.RUNNING, 1, new Phase.Scheduled(now));
  }

  public AppPath app() {
    return id.app();
  }

  public TaskId taskId() {
    return id.task(incarnation);
  }

  public Condition condition() {
    return switch (phase) {
      case Phase.Scheduled _ -> Condition.SCHEDULED;
      case Phase.Placed placed -> placed.condition();
    };
  }

  public Optional<Task> task() {
    return switch (phase) {
      case Phase.Scheduled _ -> Optional.empty();
      case Phase.Placed placed -> Optional.of(placed.task());
    };
  }

  public boolean isWanted() {
    return goal == Goal.RUNNING;
  }

  public boolean isWaiting() {
    return phase instanceof Phase.Scheduled;
  }

  public boolean isRunning() {
    return condition() == Condition.RUNNING;
  }

  /// Whether it does its work: running, healthy and ready as far as it has checks.
  public boolean isServing() {
    return isRunning() && task().orElseThrow().isWell();
  }

  /// Whether another one takes its place already.
  public boolean isInactive() {
    return condition() == Condition.UNREACHABLE_INACTIVE;
  }

  /// Whether it is healthy: as its checks say, and unknown while it does not run or has none.
  public Health.Vitality vitality() {
    return isRunning() ? task().orElseThrow().vitality() : Health.Vitality.UNKNOWN;
  }

  /// Whether it runs the present configuration of `app`; scaling does not change it.
  public boolean isCurrent(App app) {
    return version.compareTo(app.lastConfigChangeAt()) >= 0;
  }

  public Instance with(Phase other) {
    return new Instance(id, version, goal, incarnation, other);
  }

  public Instance with(Goal other) {
    return new Instance(id, version, other, incarnation, phase);
  }

  /// Waiting for the next task, of `version`.
  public Instance again(Version next, Instant now) {
    return new Instance(id, next, goal, incarnation + 1, new Phase.Scheduled(now));
  }
}
