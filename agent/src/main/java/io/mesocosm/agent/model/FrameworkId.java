package io.mesocosm.agent.model;

/// Who sent a task; chosen by a master, `<master uuid>-0000`.
public record FrameworkId(String value) implements Comparable<FrameworkId> {
  @Override
  public int compareTo(FrameworkId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
