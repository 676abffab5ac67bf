package io.mesocosm.marathon.core;

import io.mesocosm.framework.model.Call;
import java.time.Duration;
import java.util.List;

/// Whether we want offers: while something could be launched, and not otherwise (Marathon 1.11,
/// `--suppress_offers`).
///
/// The original asks for offers at most every 5 s, so an app may wait that long for its first task.
/// Ours asks at once when there is something new to launch; only bursts are gathered.
final class Cravings {
  private static final Duration BURST = Duration.ofMillis(50);

  private Cravings() {}

  static void settle(Turn turn) {
    var bond = turn.state().bond();
    if (!bond.isConnected()) {
      return;
    }
    if (!wants(turn)) {
      if (bond.appetite() == Bond.Appetite.HUNGRY) {
        turn.become(turn.state().with(bond.suppressed()));
        turn.tell(new Call.Suppress(List.of()));
      }
    } else if (turn.isHungrier() || bond.appetite() == Bond.Appetite.SATED) {
      var next = bond.revivedAt().plus(BURST);
      if (turn.now().isBefore(next)) {
        turn.arm(new Alarm.Revive(), next);
      } else {
        turn.become(turn.state().with(bond.revived(turn.now())));
        turn.tell(new Call.Revive(List.of()));
      }
    }
  }

  private static boolean wants(Turn turn) {
    var state = turn.state();
    return state.instances().waitingApps().stream()
        .anyMatch(path ->
            state.tree().app(path).filter(app -> !state.isDelayed(app, turn.now())).isPresent());
  }
}
