package io.mesocosm.marathon.core.instances;

import io.mesocosm.framework.model.TaskUpdate;
import io.mesocosm.framework.model.UpdateReason;
import io.mesocosm.marathon.model.live.Condition;
import io.mesocosm.protocol.cluster.TaskState;

/// What Marathon makes of the state that the master tells of a task (Marathon 1.11, mapping of task
/// states), and which ends count as failures.
public final class Conditions {
  private Conditions() {}

  /// What Marathon calls the state; what old agents call LOST is told apart by its reason.
  public static Condition of(TaskUpdate update) {
    return switch (update.state()) {
      case STAGING -> Condition.STAGING;
      case STARTING -> Condition.STARTING;
      case RUNNING -> Condition.RUNNING;
      case KILLING -> Condition.KILLING;
      case FINISHED -> Condition.FINISHED;
      case FAILED -> Condition.FAILED;
      case KILLED -> Condition.KILLED;
      case ERROR -> Condition.ERROR;
      case LOST -> lost(update.reason());
      case DROPPED -> Condition.DROPPED;
      case UNREACHABLE -> Condition.UNREACHABLE;
      case GONE, GONE_BY_OPERATOR -> Condition.GONE;
      case UNKNOWN -> Condition.UNKNOWN;
    };
  }

  private static Condition lost(UpdateReason reason) {
    if (reason == UpdateReason.AGENT_DISCONNECTED
        || reason == UpdateReason.AGENT_REMOVED
        || reason == UpdateReason.MASTER_DISCONNECTED) {
      return Condition.UNREACHABLE;
    }
    if (reason == UpdateReason.RECONCILIATION
        || reason == UpdateReason.TASK_UNKNOWN
        || reason == UpdateReason.AGENT_UNKNOWN) {
      return Condition.UNKNOWN;
    }
    return reason == UpdateReason.INVALID_OFFERS
            || reason == UpdateReason.AGENT_RESTARTED
            || reason == UpdateReason.RESOURCES_UNKNOWN
            || reason == UpdateReason.GC_ERROR
        ? Condition.DROPPED
        : Condition.GONE;
  }

  /// The state as others are told it.
  public static TaskState state(TaskUpdate update, Condition condition) {
    return update.state() == TaskState.LOST
        ? TaskState.of(condition.taskState()).orElse(TaskState.LOST)
        : update.state();
  }

  /// Whether it is kept as the last failure of its app.
  public static boolean isFailure(Condition condition) {
    return condition == Condition.FAILED
        || condition == Condition.ERROR
        || condition == Condition.DROPPED
        || condition == Condition.GONE
        || condition == Condition.UNKNOWN;
  }

  /// Whether the next launch has to wait: a service that finishes has failed as well.
  public static boolean delaysNext(Condition condition) {
    return condition == Condition.FAILED
        || condition == Condition.ERROR
        || condition == Condition.DROPPED
        || condition == Condition.GONE
        || condition == Condition.FINISHED;
  }
}
