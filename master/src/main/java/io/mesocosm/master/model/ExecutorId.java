package io.mesocosm.master.model;

/// An executor, named by its framework.
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
