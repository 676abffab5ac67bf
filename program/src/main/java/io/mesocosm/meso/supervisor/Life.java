package io.mesocosm.meso.supervisor;

import java.time.Instant;

/// Where one member is in its life.
///
/// `failures` counts the deaths in a row, each after less than [Backoff#proven] of running.
public sealed interface Life {
  int failures();

  /// Ordered to start; the answer is under way.
  record Starting(int failures) implements Life {}

  /// A process of the operating system.
  record Running(long pid, Instant since, int failures) implements Life {}

  /// Died, and starts again at `until`; `cause` says what ended it, for people.
  record Resting(Instant until, int failures, String cause) implements Life {}

  /// Told to end, still there.
  record Ending(long pid) implements Life {
    @Override
    public int failures() {
      return 0;
    }
  }

  /// Ended because the supervisor stops.
  record Ended() implements Life {
    @Override
    public int failures() {
      return 0;
    }
  }
}
