package io.mesocosm.bench;

import java.util.ArrayList;
import java.util.List;

/// Measured values of one kind.
final class Samples {
  private static final double MS = 1_000_000;
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  void addAll(Samples others) {
    values.addAll(others.values);
  }

  /// The time since `startNanos`, in milliseconds.
  void addMsSince(long startNanos) {
    add((System.nanoTime() - startNanos) / MS);
  }

  /// The smallest value that `share` of all do not exceed; 0 to 1.
  double percentile(double share) {
    var sorted = values.stream().sorted().toList();
    var rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  double median() {
    return percentile(0.5);
  }

  double best() {
    return percentile(0);
  }
}
