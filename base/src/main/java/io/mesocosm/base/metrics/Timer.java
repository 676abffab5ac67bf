package io.mesocosm.base.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/// How long something took, of late: the last thousand durations, in milliseconds.
///
/// Percentiles lie between two samples as the original computes them (statistics of a Mesos 1.11
/// timer). Safe for many threads.
public final class Timer {
  private static final int WINDOW = 1000;
  private static final double NANOS_PER_MS = 1e6;

  // Guards everything below.
  private final ReentrantLock lock = new ReentrantLock();
  private final double[] samples = new double[WINDOW];
  private long count;
  private double sum;

  Timer() {}

  public void record(Duration took) {
    recordNanos(took.toNanos());
  }

  public void recordNanos(long nanos) {
    double ms = nanos / NANOS_PER_MS;
    lock.lock();
    try {
      samples[(int) (count % WINDOW)] = ms;
      count++;
      sum += ms;
    } finally {
      lock.unlock();
    }
  }

  /// What is known at one moment.
  ///
  /// @param count of all durations ever
  /// @param sumMs of all durations ever
  /// @param lastMs the latest; nought when there is none
  /// @param sortedMs those of the window, the shortest first
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  record Reading(long count, double sumMs, double lastMs, double[] sortedMs) {
    double percentile(double share) {
      double position = share * (sortedMs.length - 1);
      int below = (int) position;
      int above = Math.min(below + 1, sortedMs.length - 1);
      return sortedMs[below] + (sortedMs[above] - sortedMs[below]) * (position - below);
    }
  }

  Reading read() {
    lock.lock();
    try {
      var window = Arrays.copyOf(samples, (int) Math.min(count, WINDOW));
      double last = count == 0 ? 0 : samples[(int) ((count - 1) % WINDOW)];
      Arrays.sort(window);
      return new Reading(count, sum, last, window);
    } finally {
      lock.unlock();
    }
  }
}
