package io.mesocosm.meso.roles.process;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Closes a role once, in bounded time, whoever asks and however often.
///
/// A signal wakes the main thread beside the one that runs at the process's end. If both closed,
/// the one that found nothing left to do would end the process while the other still withdrew from
/// ZooKeeper, and the successor had to wait until the session expires.
public final class Closing {
  private static final Logger LOG = System.getLogger(Closing.class.getName());

  private final String role;
  private final Duration patience;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param patience after which a role that does not close is left to itself
  Closing(String role, Duration patience) {
    this.role = role;
    this.patience = patience;
  }

  /// Returns when it is closed, also when somebody else began that. On a thread of its own, so that
  /// a role that does not close cannot keep the process.
  void close(AutoCloseable owned) {
    if (begun.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("closing").start(() -> finish(owned));
    }
    try {
      if (!closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "not_closed role={0} after={1}", role, patience);
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private void finish(AutoCloseable owned) {
    try {
      owned.close();
    } catch (Exception trouble) {
      LOG.log(Level.WARNING, "close_failed role=" + role, trouble);
    } finally {
      closed.countDown();
    }
  }
}
