package io.mesocosm.master.model;

/// An offer: `<master uuid>-O<n>`.
public record OfferId(String value) implements Comparable<OfferId> {
  @Override
  public int compareTo(OfferId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
