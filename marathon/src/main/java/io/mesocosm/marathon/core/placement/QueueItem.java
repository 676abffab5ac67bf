package io.mesocosm.marathon.core.placement;

import io.mesocosm.marathon.model.App;
import java.time.Duration;
import java.time.Instant;

/// An app whose instances wait.
///
/// @param count how many
/// @param since when the first of them began
/// @param timeLeft of the back-off; zero when only an offer is missing
public record QueueItem(App app, int count, Instant since, Duration timeLeft, OfferSummary offers) {
  /// Whether nothing but an offer is missing.
  public boolean isOverdue() {
    return timeLeft.isZero();
  }
}
