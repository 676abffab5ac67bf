package io.mesocosm.agent.model;

/// Why a task stands where it stands: those of Mesos' `TaskStatus.Reason` that an agent gives.
public enum Reason {
  /// The state says it all.
  NONE,
  CONTAINER_LAUNCH_FAILED,
  CONTAINER_LIMITATION_MEMORY,
  MAX_COMPLETION_TIME_REACHED,
  EXECUTOR_REREGISTRATION_TIMEOUT,
  EXECUTOR_TERMINATED,
  RECONCILIATION,
  TASK_KILLED_DURING_LAUNCH,
  TASK_CHECK_STATUS_UPDATED,
  TASK_HEALTH_CHECK_STATUS_UPDATED,
  TASK_GROUP_INVALID,
  TASK_INVALID
}
