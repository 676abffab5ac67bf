package io.mesocosm.framework.model;

/// A scheduler as the master knows it; the key to its tasks across restarts.
///
/// @param value empty when absent
public record FrameworkId(String value) implements Comparable<FrameworkId> {
  public static final FrameworkId NONE = new FrameworkId("");

  public boolean isPresent() {
    return !value.isEmpty();
  }

  @Override
  public int compareTo(FrameworkId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
