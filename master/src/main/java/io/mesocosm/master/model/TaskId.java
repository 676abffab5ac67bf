package io.mesocosm.master.model;

/// A task, named by its framework; unique among its live and unreachable tasks.
public record TaskId(String value) implements Comparable<TaskId> {
  @Override
  public int compareTo(TaskId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
