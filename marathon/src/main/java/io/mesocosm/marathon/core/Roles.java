package io.mesocosm.marathon.core;

import java.time.Duration;
import java.util.TreeSet;

/// The roles in which we ask for offers: our own, and those that apps run in (Marathon 1.9, one
/// framework with several roles).
final class Roles {
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private Roles() {}

  static void settle(Turn turn) {
    var bond = turn.state().bond();
    if (!bond.isConnected() || !turn.isRedefined()) {
      return;
    }
    var needed = new TreeSet<String>();
    needed.add(turn.rules().role());
    turn.state().tree().apps().values().forEach(app -> needed.add(app.spec().placement().role()));
    if (!needed.equals(bond.roles())) {
      turn.become(turn.state().with(bond.withRoles(needed)));
      turn.then(new Effect.TakeRoles(needed));
    }
  }

  /// A role without offers is an app that waits and does not know why: they are told once more.
  static void notTaken(Turn turn) {
    turn.become(turn.state().with(turn.state().bond().withRoles(new TreeSet<>())));
    turn.arm(new Alarm.Roles(), turn.now().plus(AGAIN));
  }
}
