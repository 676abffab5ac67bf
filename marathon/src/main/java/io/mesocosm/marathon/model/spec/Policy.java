package io.mesocosm.marathon.model.spec;

import io.mesocosm.base.Check;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How instances are replaced, killed, waited for and tried again.
///
/// @param killGrace from SIGTERM to SIGKILL; null: the agent's default
/// @param residency said outright; null otherwise, also when volumes imply it
public record Policy(
    Upgrade upgrade,
    Backoff backoff,
    Unreachable unreachable,
    KillSelection killSelection,
    @Nullable Duration killGrace,
    @Nullable Residency residency) {

  public static final Policy DEFAULT =
      new Policy(
          Upgrade.DEFAULT,
          Backoff.DEFAULT,
          Unreachable.Replaced.DEFAULT,
          KillSelection.YOUNGEST_FIRST,
          null,
          null);

  public Policy withUpgrade(Upgrade other) {
    return new Policy(other, backoff, unreachable, killSelection, killGrace, residency);
  }

  public Policy withUnreachable(Unreachable other) {
    return new Policy(upgrade, backoff, other, killSelection, killGrace, residency);
  }

  /// How much may be down and how much too many while instances are replaced.
  ///
  /// @param minimumHealth share of the target that stays healthy, 0..1
  /// @param maximumOver share of the target that may run beyond it, 0..1
  public record Upgrade(double minimumHealth, double maximumOver) {
    public static final Upgrade DEFAULT = new Upgrade(1, 1);

    /// Of apps with volumes: half may be down, none may be too many.
    public static final Upgrade RESIDENT = new Upgrade(0.5, 0);

    public Upgrade {
      Check.that(
          minimumHealth >= 0 && minimumHealth <= 1,
          "/upgradeStrategy/minimumHealthCapacity",
          minimumHealth,
          "0 to 1");
      Check.that(
          maximumOver >= 0 && maximumOver <= 1,
          "/upgradeStrategy/maximumOverCapacity",
          maximumOver,
          "0 to 1");
    }
  }

  /// How long a launch waits after failures.
  ///
  /// @param first after the first failure
  /// @param factor for each further one, ≥ 1
  /// @param max never longer than this
  public record Backoff(Duration first, double factor, Duration max) {
    public static final Backoff DEFAULT =
        new Backoff(Duration.ofSeconds(1), 1.15, Duration.ofMinutes(5));

    public Backoff {
      Check.that(!first.isNegative(), "/backoffSeconds", first, "0 or more");
      Check.that(factor >= 1, "/backoffFactor", factor, "1 or more");
      Check.that(!max.isNegative(), "/maxLaunchDelaySeconds", max, "0 or more");
    }
  }

  /// What becomes of an instance whose agent is not heard.
  public sealed interface Unreachable {
    /// It is waited for without end.
    record Awaited() implements Unreachable {}

    /// It is replaced after `inactiveAfter` and forgotten after `expungeAfter`.
    record Replaced(Duration inactiveAfter, Duration expungeAfter) implements Unreachable {
      public static final Replaced DEFAULT = new Replaced(Duration.ZERO, Duration.ZERO);

      public Replaced {
        Check.that(
            !inactiveAfter.isNegative() && inactiveAfter.compareTo(expungeAfter) <= 0,
            "/unreachableStrategy",
            inactiveAfter,
            "0 up to expungeAfterSeconds");
      }
    }
  }

  /// Whom a scale-down takes first.
  public enum KillSelection {
    YOUNGEST_FIRST,
    OLDEST_FIRST
  }

  /// What becomes of a resident instance that is lost.
  public record Residency(Duration relaunchAfter, WhenLost whenLost) {
    public static final Residency DEFAULT =
        new Residency(Duration.ofHours(1), WhenLost.WAIT_FOREVER);
  }

  /// Legacy choice between waiting and giving the volumes up.
  public enum WhenLost {
    WAIT_FOREVER,
    RELAUNCH_AFTER_TIMEOUT
  }
}
