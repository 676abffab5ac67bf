package io.mesocosm.base.loops;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Virtual threads with an owner: what was started here is interrupted and joined by [#close].
public final class Nursery implements AutoCloseable {
  private final ExecutorService threads;

  public Nursery(String name) {
    threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
  }

  /// Work that ends by itself or when interrupted. An exception that leaves it reaches the thread's
  /// uncaught-exception handler, so whoever starts blocking work decides about trouble inside it.
  public interface Work {
    void run() throws InterruptedException;
  }

  public void start(Work work) {
    threads.execute(() -> {
      try {
        work.run();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    });
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
