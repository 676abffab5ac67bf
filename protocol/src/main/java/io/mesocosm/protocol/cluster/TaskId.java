package io.mesocosm.protocol.cluster;

/// A task, chosen by its framework; unique among its live and unreachable tasks, and free again
/// once the task is over.
///
/// @param value empty when absent
public record TaskId(String value) implements Comparable<TaskId> {
  public static final TaskId NONE = new TaskId("");

  public boolean isPresent() {
    return !value.isEmpty();
  }

  @Override
  public int compareTo(TaskId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
