package io.mesocosm.playground.model;

import io.mesocosm.base.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A whole playground as it was at one moment.
///
/// @param name up to 40 of a-z, 0-9 and -, no - at the ends
/// @param bytes of its files on disk
/// @param stoodStill how long the machines waited while they were copied
/// @param machines each with whether it ran
public record Snapshot(
    String name,
    Instant created,
    long bytes,
    Duration stoodStill,
    SortedMap<String, Boolean> machines) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

  public Snapshot {
    checkName(name);
    machines = Collections.unmodifiableSortedMap(new TreeMap<>(machines));
  }

  /// @throws IllegalArgumentException naming what was given, and what is allowed
  public static void checkName(String name) {
    Check.that(
        NAME.matcher(name).matches(),
        "NAME",
        name,
        "1 to 40 lower-case letters, digits and dashes, no dash first or last");
  }
}
