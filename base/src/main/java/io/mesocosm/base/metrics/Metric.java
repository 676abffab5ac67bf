package io.mesocosm.base.metrics;

import java.util.function.DoubleSupplier;

/// One figure with its meaning for people.
sealed interface Metric {
  String help();

  record Count(Counter counter, String help) implements Metric {}

  record Gauge(DoubleSupplier now, String help) implements Metric {}

  record Time(Timer timer, String help) implements Metric {}
}
