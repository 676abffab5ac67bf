package io.mesocosm.agent.link.host;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is slow to make and that most agents never need.
public final class OnDemand<T> {
  private final Supplier<T> making;
  // Guards `made`.
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable T made;

  public OnDemand(Supplier<T> making) {
    this.making = making;
  }

  public T get() {
    lock.lock();
    try {
      var ready = made;
      if (ready == null) {
        ready = making.get();
        made = ready;
      }
      return ready;
    } finally {
      lock.unlock();
    }
  }

  /// Ends it with `end` if it was ever made.
  public void close(Consumer<T> end) {
    lock.lock();
    try {
      if (made != null) {
        end.accept(made);
      }
    } finally {
      lock.unlock();
    }
  }
}
