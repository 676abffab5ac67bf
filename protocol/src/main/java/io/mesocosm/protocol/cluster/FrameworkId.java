package io.mesocosm.protocol.cluster;

/// A framework: `<master uuid>-%04d`, given by the master that admits it first; the key to its
/// tasks across its restarts.
///
/// @param value empty when absent, as before a framework is admitted
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
