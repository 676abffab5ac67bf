package io.mesocosm.playground.model;

import java.time.Duration;

/// Something that somebody broke on purpose, to see what the cluster makes of it.
public sealed interface Disturbance {
  /// Shut down in order, as by its power button.
  record Stopped(String machine) implements Disturbance {}

  /// Without power from one moment to the next: nobody said goodbye.
  record Killed(String machine) implements Disturbance {}

  /// Its processes stand still: connections stay open, nobody answers.
  record Paused(String machine) implements Disturbance {}

  /// No packet passes between two machines, whichever of them sends it. The host reaches both.
  ///
  /// @param one the name that comes first in the alphabet
  record Cut(String one, String other) implements Disturbance {
    /// In whichever order.
    public static Cut between(String a, String b) {
      return a.compareTo(b) < 0 ? new Cut(a, b) : new Cut(b, a);
    }
  }

  /// Packets to and from a machine come late, or do not come.
  ///
  /// @param delay of each packet in each direction, 0 or more
  /// @param jitter how much more or less than that, at most `delay`
  /// @param lossPercent of the packets in each direction, 0 to 100
  record Impaired(String machine, Duration delay, Duration jitter, double lossPercent)
      implements Disturbance {}

  /// Whether it goes away when that machine is healed.
  default boolean concerns(String machine) {
    return switch (this) {
      case Stopped(var its) -> its.equals(machine);
      case Killed(var its) -> its.equals(machine);
      case Paused(var its) -> its.equals(machine);
      case Cut(var one, var other) -> one.equals(machine) || other.equals(machine);
      case Impaired(var its, _, _, _) -> its.equals(machine);
    };
  }
}
