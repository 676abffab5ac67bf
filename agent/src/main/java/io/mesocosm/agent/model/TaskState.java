package io.mesocosm.agent.model;

/// Where a task stands, as far as an agent can say (Mesos 1.11, `TaskState`).
public enum TaskState {
  STAGING,
  STARTING,
  RUNNING,
  KILLING,
  FINISHED,
  FAILED,
  KILLED,
  ERROR,
  LOST,
  DROPPED,
  GONE;

  public boolean isTerminal() {
    return switch (this) {
      case STAGING, STARTING, RUNNING, KILLING -> false;
      case FINISHED, FAILED, KILLED, ERROR, LOST, DROPPED, GONE -> true;
    };
  }
}
