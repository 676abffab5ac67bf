package io.mesocosm.marathon.model.live;

/// How far an instance is (Marathon 1.11, instance conditions).
public enum Condition {
  /// Waits for an offer.
  SCHEDULED("Scheduled", "TASK_STAGING"),
  /// An offer is used; the master has not said anything yet.
  PROVISIONED("Provisioned", "TASK_STAGING"),
  STAGING("Staging", "TASK_STAGING"),
  STARTING("Starting", "TASK_STARTING"),
  RUNNING("Running", "TASK_RUNNING"),
  KILLING("Killing", "TASK_KILLING"),
  /// Its agent is silent; it may come back.
  UNREACHABLE("Unreachable", "TASK_UNREACHABLE"),
  /// Silent for so long that another one runs in its place.
  UNREACHABLE_INACTIVE("UnreachableInactive", "TASK_UNREACHABLE"),
  KILLED("Killed", "TASK_KILLED"),
  FINISHED("Finished", "TASK_FINISHED"),
  FAILED("Failed", "TASK_FAILED"),
  ERROR("Error", "TASK_ERROR"),
  /// Its launch never happened.
  DROPPED("Dropped", "TASK_DROPPED"),
  GONE("Gone", "TASK_GONE"),
  UNKNOWN("Unknown", "TASK_UNKNOWN");

  private final String wire;
  private final String taskState;

  Condition(String wire, String taskState) {
    this.wire = wire;
    this.taskState = taskState;
  }

  /// `UnreachableInactive`, as events print it.
  public String wire() {
    return wire;
  }

  /// `TASK_UNREACHABLE`, as tasks print it.
  public String taskState() {
    return taskState;
  }

  /// Whether its task is over for good.
  public boolean isTerminal() {
    return compareTo(KILLED) >= 0;
  }

  /// Whether its agent is silent.
  public boolean isUnreachable() {
    return this == UNREACHABLE || this == UNREACHABLE_INACTIVE;
  }

  /// Whether its task was asked for and is not running yet.
  public boolean isStarting() {
    return this == PROVISIONED || this == STAGING || this == STARTING;
  }
}
