package io.mesocosm.base.http;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/// Gives memory back after a flood.
///
/// A large request makes the heap grow. The collector that we ship with gives memory back only when
/// it collects all of the heap, and a role that has become quiet again has no need to do so for
/// days. So all of it is collected a moment after such a request, and not again for a while,
/// however many come.
final class Ebb {
  /// Calls and documents of everyday are a hundred times smaller.
  private static final int FLOOD = 2 << 20;

  private final Duration pause;
  private final Runnable collector;
  // Guards `due`.
  private final ReentrantLock lock = new ReentrantLock();
  private boolean due;

  /// @param pause from a flood to the collection, and so the shortest time between two
  Ebb(Duration pause, Runnable collector) {
    this.pause = pause;
    this.collector = collector;
  }

  /// A request has been answered.
  void answered(Request request) {
    if (request.body().length >= FLOOD && begins()) {
      Thread.ofVirtual().name("http-ebb").start(this::collectLater);
    }
  }

  private boolean begins() {
    lock.lock();
    try {
      boolean first = !due;
      due = true;
      return first;
    } finally {
      lock.unlock();
    }
  }

  private void collectLater() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return;
    }
    lock.lock();
    try {
      due = false;
    } finally {
      lock.unlock();
    }
    collector.run();
  }
}
