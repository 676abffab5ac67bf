package io.mesocosm.playground.core;

import java.time.Duration;
import java.util.OptionalLong;

/// When the packets of an impaired machine go on, and whether they do. Pure: time and random draws
/// are given.
///
/// @param delay of each packet
/// @param jitter how much more or less than that, evenly spread
/// @param lossPercent of the packets, 0 to 100
public record Passage(Duration delay, Duration jitter, double lossPercent) {
  private static final double HUNDRED = 100;

  /// The moment at which a packet goes on, in the same clock; empty when it is lost. Packets do not
  /// overtake each other, as in a cable.
  ///
  /// @param now nanoseconds of some clock
  /// @param before when the packet before goes on
  /// @param lossDraw at least 0, below 1
  /// @param jitterDraw at least 0, below 1
  public OptionalLong due(long now, long before, double lossDraw, double jitterDraw) {
    if (lossDraw * HUNDRED < lossPercent) {
      return OptionalLong.empty();
    }
    var shift = (long) ((2 * jitterDraw - 1) * jitter.toNanos());
    var due = now + Math.max(0, delay.toNanos() + shift);
    return OptionalLong.of(due - before < 0 ? before : due);
  }
}
