package io.mesocosm.playground.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.Set;

/// What there is of a playground on this host.
///
/// @param layer whether the files that all machines begin with lie ready
/// @param bridge whether the bridge is there, and the way from it to the world open
/// @param machines by name; those that nothing is left of are not in it
/// @param unaware those of them that do not know the names of all machines there are to be
public record Sight(
    boolean layer, boolean bridge, SequencedMap<String, Condition> machines, Set<String> unaware) {
  /// A host on which nothing of it exists.
  public static final Sight NOTHING = new Sight(false, false, new LinkedHashMap<>(), Set.of());

  /// How one machine is.
  public enum Condition {
    /// Its process 1 lives.
    RUNNING,
    /// Its processes were made to stand still.
    PAUSED,
    /// It is whole and was ended.
    HALTED,
    /// Somebody began to make it, and was stopped.
    HALF_MADE
  }

  public Sight {
    machines = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(machines));
    unaware = Collections.unmodifiableSet(new LinkedHashSet<>(unaware));
  }
}
