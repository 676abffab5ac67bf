package io.mesocosm.agent.wire;

import java.time.Duration;

/// Spans of time on the wire: seconds in doubles.
final class Durations {
  private static final double NANOS = 1e9;

  private Durations() {}

  /// Negative and absurd spans become zero or the longest there is.
  static Duration ofSeconds(double seconds) {
    return Duration.ofNanos(Math.max(0, (long) (seconds * NANOS)));
  }
}
