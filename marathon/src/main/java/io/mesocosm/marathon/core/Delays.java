package io.mesocosm.marathon.core;

import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.live.Backoff;
import java.time.Duration;
import java.time.Instant;

/// How long failing apps wait for their next launch (Marathon 1.11, back-off). Kept across
/// restarts, other than in the original.
final class Delays {
  private Delays() {}

  /// A task of `app` failed by itself.
  static void failed(Turn turn, App app) {
    var policy = app.spec().policy().backoff();
    var before = turn.state().backoff(app).filter(known -> counts(known, app, turn.now()));
    var delay =
        before
            .map(known -> Duration.ofMillis(Math.round(known.delay().toMillis() * policy.factor())))
            .orElse(policy.first());
    var bounded = delay.compareTo(policy.max()) > 0 ? policy.max() : delay;
    var until = turn.now().plus(bounded);
    turn.save(
        new Change.BackoffSaved(new Backoff(app.id(), app.lastConfigChangeAt(), bounded, until)));
    turn.arm(new Alarm.Relaunch(app.id()), until);
  }

  /// Failures are forgotten when there was none for longer than the longest delay.
  private static boolean counts(Backoff known, App app, Instant now) {
    return now.isBefore(known.until().plus(app.spec().policy().backoff().max()));
  }

  /// A task of `app` runs: others need not wait, though the next failure counts on.
  static void ran(Turn turn, App app) {
    turn.state()
        .backoff(app)
        .filter(known -> !known.isOver(turn.now()))
        .ifPresent(known -> {
          turn.save(
              new Change.BackoffSaved(
                  new Backoff(app.id(), known.config(), known.delay(), turn.now())));
          turn.crave();
        });
  }

  /// A person says that it shall be tried at once.
  static Reply reset(Turn turn, Input.ResetDelay input) {
    if (turn.state().instances().waiting(input.app()).isEmpty()) {
      return Reply.unknown("app " + input.app() + " in the launch queue");
    }
    if (turn.state().backoffs().has(input.app())) {
      turn.save(new Change.BackoffGone(input.app()));
      turn.crave();
    }
    return new Reply.Done();
  }

  /// Delays of another reign go on.
  static void resume(Turn turn) {
    for (var one : turn.state().backoffs().values()) {
      if (!one.isOver(turn.now())) {
        turn.arm(new Alarm.Relaunch(one.app()), one.until());
      }
    }
  }
}
