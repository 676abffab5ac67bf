package io.mesocosm.framework.core;

import io.mesocosm.base.Check;
import java.time.Duration;

/// How patient a session is.
///
/// @param firstPause before the second attempt to subscribe, > 0; doubled by each further failure
/// @param longestPause ≥ `firstPause`
/// @param subscribeWithin how long a master may take from the request to SUBSCRIBED
/// @param missedHeartbeats in a row after which the master counts as lost, ≥ 1
/// @param reconcileEvery between two comparisons with the master's books
/// @param reconcileAgain before tasks that were not answered are asked for again; doubled each time
///   up to `reconcileEvery`
/// @param tasksPerCall most tasks in one RECONCILE, ≥ 1
public record SessionRules(
    Duration firstPause,
    Duration longestPause,
    Duration subscribeWithin,
    int missedHeartbeats,
    Duration reconcileEvery,
    Duration reconcileAgain,
    int tasksPerCall) {
  public static final SessionRules DEFAULT =
      new SessionRules(
          Duration.ofMillis(250),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          5,
          Duration.ofMinutes(10),
          Duration.ofSeconds(15),
          1000);

  public SessionRules {
    Check.that(firstPause.isPositive(), "firstPause", firstPause, "more than 0");
    Check.that(
        longestPause.compareTo(firstPause) >= 0, "longestPause", longestPause, "≥ firstPause");
    Check.that(subscribeWithin.isPositive(), "subscribeWithin", subscribeWithin, "more than 0");
    Check.that(missedHeartbeats >= 1, "missedHeartbeats", missedHeartbeats, "1 or more");
    Check.that(reconcileEvery.isPositive(), "reconcileEvery", reconcileEvery, "more than 0");
    Check.that(reconcileAgain.isPositive(), "reconcileAgain", reconcileAgain, "more than 0");
    Check.that(tasksPerCall >= 1, "tasksPerCall", tasksPerCall, "1 or more");
  }

  /// The pause after `failures` in a row: doubled each time, and shortened by chance down to half,
  /// so that many schedulers do not come back in step.
  ///
  /// @param failures ≥ 1
  /// @param draw from 0 to 1
  Duration pause(int failures, double draw) {
    return grown(firstPause, failures - 1, longestPause)
        .multipliedBy(500 + (long) (draw * 500))
        .dividedBy(1000);
  }

  /// How long the `round`th asking for unanswered tasks is waited for; the first is 0.
  Duration answerWithin(int round) {
    return grown(reconcileAgain, round, reconcileEvery);
  }

  private static Duration grown(Duration first, int doublings, Duration most) {
    var grown = first.multipliedBy(1L << Math.min(doublings, 20));
    return grown.compareTo(most) < 0 ? grown : most;
  }
}
