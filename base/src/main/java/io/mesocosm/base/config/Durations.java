package io.mesocosm.base.config;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.config.Units.Unit;
import java.time.Duration;
import java.util.List;

/// Durations as Mesos writes them: `10secs`, `1.5hrs`, `2weeks`.
public final class Durations {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final Units UNITS =
      new Units(
          "a duration",
          List.of(
              new Unit("ns", 1),
              new Unit("us", 1_000),
              new Unit("ms", 1_000_000),
              new Unit("secs", SECOND),
              new Unit("mins", MINUTE),
              new Unit("hrs", HOUR),
              new Unit("days", DAY),
              new Unit("weeks", 7 * DAY)));

  private Durations() {}

  /// @param field whose value it is, for the refusal
  public static Outcome<Duration> parse(String field, String text) {
    return UNITS.parse(field, text).map(Duration::ofNanos);
  }

  /// In the largest unit of which it is at least one.
  public static String text(Duration duration) {
    return UNITS.text(duration.toNanos());
  }
}
