package io.mesocosm.framework.model;

/// A task, named by its scheduler; unique among its live tasks.
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
