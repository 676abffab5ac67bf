package io.mesocosm.marathon.model.live;

import java.time.Instant;

/// What one health check knows of one task.
///
/// @param consecutiveFailures since the last success, ≥ 0
/// @param firstSuccess [Instant#EPOCH] before there was one; so the other two
/// @param lastFailureCause for people; empty before there was one
public record Health(
    Vitality vitality,
    int consecutiveFailures,
    Instant firstSuccess,
    Instant lastSuccess,
    Instant lastFailure,
    String lastFailureCause) {

  /// Before the first result.
  public static final Health UNKNOWN =
      new Health(Vitality.UNKNOWN, 0, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, "");

  /// Alive, dead, or not known yet.
  public enum Vitality {
    UNKNOWN,
    ALIVE,
    DEAD
  }

  public boolean isAlive() {
    return vitality == Vitality.ALIVE;
  }

  public boolean isDead() {
    return vitality == Vitality.DEAD;
  }

  public boolean hasSucceeded() {
    return !firstSuccess.equals(Instant.EPOCH);
  }

  public Health succeeded(Instant now) {
    return new Health(
        Vitality.ALIVE, 0, hasSucceeded() ? firstSuccess : now, now, lastFailure, lastFailureCause);
  }

  public Health failed(Instant now, String cause) {
    return new Health(
        Vitality.DEAD, consecutiveFailures + 1, firstSuccess, lastSuccess, now, cause);
  }
}
