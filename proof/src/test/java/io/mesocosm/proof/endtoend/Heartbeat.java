package io.mesocosm.proof.endtoend;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Asks a page all the time and counts how often it does not answer.
final class Heartbeat implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private final Web web = new Web();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger silent = new AtomicInteger();
  private final Thread asking;

  Heartbeat(String url) {
    asking = Thread.ofVirtual().start(() -> ask(url));
  }

  private void ask(String url) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        asked.incrementAndGet();
        if (web.page(url).isEmpty()) {
          silent.incrementAndGet();
        }
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  int asked() {
    return asked.get();
  }

  int silent() {
    return silent.get();
  }

  @Override
  public void close() {
    asking.interrupt();
    try {
      asking.join();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    web.close();
  }
}
