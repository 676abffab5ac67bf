package io.mesocosm.agent.model;

/// A task of one framework; chosen by the framework, free again once the task is over.
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
