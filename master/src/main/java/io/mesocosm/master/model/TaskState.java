package io.mesocosm.master.model;

/// Where a task is in its life. Names are those of the wire without `TASK_`; Mesos 1.11,
/// `TaskState`.
public enum TaskState {
  STAGING(false),
  STARTING(false),
  RUNNING(false),
  KILLING(false),
  FINISHED(true),
  FAILED(true),
  KILLED(true),
  ERROR(true),
  LOST(true),
  DROPPED(true),
  /// The agent is partitioned; the task may come back.
  UNREACHABLE(false),
  GONE(true),
  GONE_BY_OPERATOR(true),
  /// Only an answer to reconciliation: neither agent nor task are known.
  UNKNOWN(false);

  private final boolean terminal;

  TaskState(boolean terminal) {
    this.terminal = terminal;
  }

  public boolean isTerminal() {
    return terminal;
  }

  /// `TASK_RUNNING`.
  public String wire() {
    return "TASK_" + name();
  }

  /// What a framework without PARTITION_AWARE is told instead.
  public TaskState forPartitionUnaware() {
    return switch (this) {
      case DROPPED, UNREACHABLE, GONE, GONE_BY_OPERATOR, UNKNOWN -> LOST;
      case STAGING, STARTING, RUNNING, KILLING, FINISHED, FAILED, KILLED, ERROR, LOST -> this;
    };
  }
}
