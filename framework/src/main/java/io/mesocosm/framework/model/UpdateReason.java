package io.mesocosm.framework.model;

/// Why a task is in its state, as the wire says it without `REASON_`: Mesos 1.11 documentation,
/// "Task State Reasons".
public enum UpdateReason {
  /// None was given, or one that we do not know.
  NONE,
  COMMAND_EXECUTOR_FAILED,
  CONTAINER_LAUNCH_FAILED,
  CONTAINER_LIMITATION,
  CONTAINER_LIMITATION_DISK,
  CONTAINER_LIMITATION_MEMORY,
  CONTAINER_PREEMPTED,
  CONTAINER_UPDATE_FAILED,
  MAX_COMPLETION_TIME_REACHED,
  EXECUTOR_REGISTRATION_TIMEOUT,
  EXECUTOR_REREGISTRATION_TIMEOUT,
  EXECUTOR_TERMINATED,
  EXECUTOR_UNREGISTERED,
  FRAMEWORK_REMOVED,
  GC_ERROR,
  INVALID_FRAMEWORKID,
  INVALID_OFFERS,
  IO_SWITCHBOARD_EXITED,
  MASTER_DISCONNECTED,
  RECONCILIATION,
  RESOURCES_UNKNOWN,
  AGENT_DISCONNECTED,
  AGENT_DRAINING,
  AGENT_REMOVED,
  AGENT_REMOVED_BY_OPERATOR,
  AGENT_REREGISTERED,
  AGENT_RESTARTED,
  AGENT_UNKNOWN,
  TASK_KILLED_DURING_LAUNCH,
  TASK_CHECK_STATUS_UPDATED,
  TASK_HEALTH_CHECK_STATUS_UPDATED,
  TASK_GROUP_INVALID,
  TASK_GROUP_UNAUTHORIZED,
  TASK_INVALID,
  TASK_UNAUTHORIZED,
  TASK_UNKNOWN;

  private static final String PREFIX = "REASON_";

  /// The reason that the wire calls `name`; [#NONE] for names that we do not know.
  public static UpdateReason of(String name) {
    for (var reason : values()) {
      if (name.equals(PREFIX + reason.name())) {
        return reason;
      }
    }
    return NONE;
  }
}
