package io.mesocosm.protocol.cluster;

import java.util.Optional;

/// How far a task is. Which end a task and who reports them: Mesos 1.11 documentation, "Task State
/// and Status Updates".
public enum TaskState {
  /// Accepted by the master, not with its executor yet. Never sent by an executor.
  STAGING(false),
  STARTING(false),
  RUNNING(false),
  KILLING(false),
  FINISHED(true),
  FAILED(true),
  KILLED(true),
  ERROR(true),
  /// What schedulers without PARTITION_AWARE hear instead of the five below.
  LOST(true),
  DROPPED(true),
  /// The agent is silent; the task may come back.
  UNREACHABLE(false),
  GONE(true),
  GONE_BY_OPERATOR(true),
  /// The master knows neither task nor agent; only as an answer to reconciliation.
  UNKNOWN(false);

  private static final String PREFIX = "TASK_";

  private final boolean terminal;

  TaskState(boolean terminal) {
    this.terminal = terminal;
  }

  /// Whether nothing can follow.
  public boolean isTerminal() {
    return terminal;
  }

  /// `TASK_RUNNING`.
  public String wire() {
    return PREFIX + name();
  }

  /// What a framework without PARTITION_AWARE is told instead.
  public TaskState forPartitionUnaware() {
    return switch (this) {
      case DROPPED, UNREACHABLE, GONE, GONE_BY_OPERATOR, UNKNOWN -> LOST;
      case STAGING, STARTING, RUNNING, KILLING, FINISHED, FAILED, KILLED, ERROR, LOST -> this;
    };
  }

  /// The state that the wire calls `name`, or empty.
  public static Optional<TaskState> of(String name) {
    for (var state : values()) {
      if (state.wire().equals(name)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
