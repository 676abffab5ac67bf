package io.mesocosm.master.http.metrics;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;

/// The last measurements of one thing in milliseconds, and what can be said of them. Names and
/// quantiles are those of Mesos' timers. Safe to use from any thread.
final class Samples {
  private static final int WINDOW = 1000;
  private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 0.999, 0.9999};
  private static final String[] NAMES = {"p50", "p90", "p95", "p99", "p999", "p9999"};

  private final String name;
  // Guards what follows.
  private final ReentrantLock lock = new ReentrantLock();
  private final double[] ring = new double[WINDOW];
  private long count;

  Samples(String name) {
    this.name = name;
  }

  void add(long nanos) {
    lock.lock();
    try {
      ring[(int) (count++ % WINDOW)] = nanos / 1e6;
    } finally {
      lock.unlock();
    }
  }

  /// Nothing before the first measurement, as on the original.
  void into(SortedMap<String, Double> metrics) {
    double[] sorted;
    double last;
    lock.lock();
    try {
      if (count == 0) {
        return;
      }
      sorted = Arrays.copyOf(ring, (int) Math.min(count, WINDOW));
      last = ring[(int) ((count - 1) % WINDOW)];
    } finally {
      lock.unlock();
    }
    Arrays.sort(sorted);
    metrics.put(name, last);
    metrics.put(name + "/count", (double) sorted.length);
    metrics.put(name + "/min", sorted[0]);
    metrics.put(name + "/max", sorted[sorted.length - 1]);
    for (int i = 0; i < QUANTILES.length; i++) {
      int at = (int) Math.min(sorted.length - 1L, Math.round(QUANTILES[i] * (sorted.length - 1)));
      metrics.put(name + "/" + NAMES[i], sorted[at]);
    }
  }
}
