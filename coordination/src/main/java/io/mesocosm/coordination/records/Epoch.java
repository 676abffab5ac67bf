package io.mesocosm.coordination.records;

/// The number of a reign: each leader's is greater than all before it.
///
/// It goes into every commit, so that one who has been followed by another cannot write any more (a
/// fencing token).
///
/// @param number ≥ 1
public record Epoch(long number) implements Comparable<Epoch> {
  @Override
  public int compareTo(Epoch other) {
    return Long.compare(number, other.number);
  }
}
