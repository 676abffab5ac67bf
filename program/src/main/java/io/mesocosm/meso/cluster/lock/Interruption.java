package io.mesocosm.meso.cluster.lock;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C and a polite kill into an interrupt of the thread that opened this, and keeps the
/// process alive until that thread has tidied up and closed it.
public final class Interruption implements AutoCloseable {
  private static final Duration TIME_TO_TIDY = Duration.ofSeconds(20);

  private final CountDownLatch tidy = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread working) {
    hook = Thread.ofPlatform().name("interruption").unstarted(() -> interrupt(working));
  }

  public static Interruption guard() {
    var guard = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  private void interrupt(Thread working) {
    working.interrupt();
    try {
      tidy.await(TIME_TO_TIDY.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException second) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether the process is on its way out.
  public boolean hasHappened() {
    return hook.getState() != Thread.State.NEW;
  }

  @Override
  public void close() {
    if (!hasHappened()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    tidy.countDown();
  }
}
