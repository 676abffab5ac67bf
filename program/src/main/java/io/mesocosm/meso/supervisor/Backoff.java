package io.mesocosm.meso.supervisor;

import io.mesocosm.base.Check;
import java.time.Duration;

/// How long a member rests before it starts again.
///
/// @param first rest after the first death, > 0; doubles with each further one
/// @param most the longest rest, ≥ `first`
/// @param proven who ran this long has proven itself: its next rest is the first again
public record Backoff(Duration first, Duration most, Duration proven) {
  /// A process that was killed is back within a second; one that cannot live costs nothing.
  public static final Backoff DEFAULT =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30), Duration.ofSeconds(10));

  private static final int DOUBLINGS = 20;

  public Backoff {
    Check.that(first.isPositive(), "first", first, "more than 0");
    Check.that(most.compareTo(first) >= 0, "most", most, "at least " + first);
  }

  /// @param failures in a row, ≥ 1
  Duration rest(int failures) {
    var rest = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
    return rest.compareTo(most) > 0 ? most : rest;
  }
}
