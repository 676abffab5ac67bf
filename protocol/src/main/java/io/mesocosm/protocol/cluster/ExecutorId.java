package io.mesocosm.protocol.cluster;

/// Who runs a task, named by its framework; for a command task the same word as the id of the task.
///
/// @param value empty when absent
public record ExecutorId(String value) implements Comparable<ExecutorId> {
  public static final ExecutorId NONE = new ExecutorId("");

  public boolean isPresent() {
    return !value.isEmpty();
  }

  @Override
  public int compareTo(ExecutorId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
