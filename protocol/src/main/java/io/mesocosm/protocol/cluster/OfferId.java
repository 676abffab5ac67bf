package io.mesocosm.protocol.cluster;

/// An offer: `<master uuid>-O<n>`; void once used, declined, rescinded or disconnected.
///
/// @param value empty when absent
public record OfferId(String value) implements Comparable<OfferId> {
  public static final OfferId NONE = new OfferId("");

  public boolean isPresent() {
    return !value.isEmpty();
  }

  @Override
  public int compareTo(OfferId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
