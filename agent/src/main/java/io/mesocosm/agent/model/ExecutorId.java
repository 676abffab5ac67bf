package io.mesocosm.agent.model;

/// Who runs a task; for a command task the same word as the task's id, as on the original.
public record ExecutorId(String value) implements Comparable<ExecutorId> {
  @Override
  public int compareTo(ExecutorId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
