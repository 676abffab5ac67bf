package io.mesocosm.framework.model;

import java.time.Duration;
import java.time.Instant;

/// When an agent is planned to be down for maintenance.
///
/// @param start [Instant#MAX] when nothing is planned
/// @param length zero when the end is open
public record Unavailability(Instant start, Duration length) {
  public static final Unavailability NONE = new Unavailability(Instant.MAX, Duration.ZERO);

  public boolean isPlanned() {
    return !start.equals(Instant.MAX);
  }

  /// Whether the agent is planned to be down at `moment`.
  public boolean covers(Instant moment) {
    return isPlanned()
        && !moment.isBefore(start)
        && (length.isZero() || moment.isBefore(start.plus(length)));
  }
}
