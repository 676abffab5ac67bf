package io.mesocosm.framework.model;

/// An executor, named by its scheduler; that of a command task is the id of the task.
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
