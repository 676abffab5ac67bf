package io.mesocosm.meso.machines;

import java.time.Duration;

/// How long something has taken so far.
final class Stopwatch {
  private static final double MS_PER_S = 1000;

  private final long started = System.nanoTime();

  Duration passed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /// What was done, and how long it took, in two columns.
  String line(String what) {
    return line(what, passed());
  }

  static String line(String what, Duration took) {
    return "%-44s %5.1f s".formatted(what, took.toMillis() / MS_PER_S);
  }
}
