package io.mesocosm.playground.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What there is of a playground on this host.
///
/// @param layer whether the files that all machines begin with lie ready
/// @param bridge whether the bridge is there
/// @param machines by name; those that nothing is left of are not in it
public record Sight(boolean layer, boolean bridge, SequencedMap<String, Condition> machines) {
  /// A host on which nothing of it exists.
  public static final Sight NOTHING = new Sight(false, false, new LinkedHashMap<>());

  /// How one machine is.
  public enum Condition {
    /// Its process 1 lives.
    RUNNING,
    /// It is whole and was ended.
    HALTED,
    /// Somebody began to make it, and was stopped.
    HALF_MADE
  }

  public Sight {
    machines = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(machines));
  }
}
