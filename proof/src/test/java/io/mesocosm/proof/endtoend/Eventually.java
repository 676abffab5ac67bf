package io.mesocosm.proof.endtoend;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Looks again and again until something is there.
final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private Eventually() {}

  interface Look<T> {
    Optional<T> look() throws Exception;
  }

  /// @param what for the message, when it does not come within a minute
  static <T> T get(String what, Look<T> look) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var seen = look.look();
    while (seen.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("within " + PATIENCE + " there was not: " + what);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      seen = look.look();
    }
    return seen.get();
  }
}
