package io.mesocosm.base.metrics;

import java.util.concurrent.atomic.LongAdder;

/// A number that only grows. Safe for many threads, and cheap for them.
public final class Counter {
  private final LongAdder count = new LongAdder();

  Counter() {}

  public void increment() {
    count.increment();
  }

  /// @param more ≥ 0
  public void add(long more) {
    count.add(more);
  }

  public long value() {
    return count.sum();
  }
}
