package io.mesocosm.master.model;

/// A framework: `<master uuid>-%04d`, or whatever an earlier master gave it.
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
