package io.mesocosm.base.metrics;

import io.mesocosm.base.Fault;
import io.mesocosm.base.loops.LoopWatch;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.DoubleSupplier;

/// All figures of one role, by name. Safe for many threads.
///
/// Asking for a counter or timer twice gives the same one, so that names that are made on first use
/// (`master/task_failed/source_executor/reason_…`) need no bookkeeping. Gauges are read when
/// somebody looks; one that is not a number at that moment is left out, as on the original.
public final class Metrics {
  private final ConcurrentNavigableMap<String, Metric> byName = new ConcurrentSkipListMap<>();

  public Counter counter(String name, String help) {
    var known = byName.computeIfAbsent(name, _ -> new Metric.Count(new Counter(), help));
    if (known instanceof Metric.Count(var counter, var _)) {
      return counter;
    }
    throw otherKind(name);
  }

  /// A gauge of that name is replaced.
  ///
  /// @param now called on the reader's thread; must not block
  public void gauge(String name, String help, DoubleSupplier now) {
    byName.put(name, new Metric.Gauge(now, help));
  }

  public Timer timer(String name, String help) {
    var known = byName.computeIfAbsent(name, _ -> new Metric.Time(new Timer(), help));
    if (known instanceof Metric.Time(var timer, var _)) {
      return timer;
    }
    throw otherKind(name);
  }

  private static Fault otherKind(String name) {
    return new Fault("two kinds of figures are called " + name);
  }

  /// Counters and timers of a loop, `loop/NAME/…`: what waits, what was done, how long it took.
  public <S, I, C, E> LoopWatch<S, I, C, E> loop(String name) {
    return new LoopMetrics<>(this, "loop/" + name);
  }

  /// Every figure in the order of names, timers with their statistics.
  public SequencedMap<String, Double> values() {
    var values = new TreeMap<String, Double>();
    byName.forEach((name, metric) -> {
      switch (metric) {
        case Metric.Count(var counter, var _) -> values.put(name, (double) counter.value());
        case Metric.Gauge(var now, var _) -> {
          double value = now.getAsDouble();
          if (Double.isFinite(value)) {
            values.put(name, value);
          }
        }
        case Metric.Time(var timer, var _) -> statistics(name, timer.read(), values);
      }
    });
    return values;
  }

  private static void statistics(
      String name, Timer.Reading reading, SequencedMap<String, Double> into) {
    if (reading.count() == 0) {
      return;
    }
    into.put(name, reading.lastMs());
    into.put(name + "/count", (double) reading.sortedMs().length);
    into.put(name + "/min", reading.percentile(0));
    into.put(name + "/max", reading.percentile(1));
    into.put(name + "/p50", reading.percentile(0.5));
    into.put(name + "/p90", reading.percentile(0.9));
    into.put(name + "/p95", reading.percentile(0.95));
    into.put(name + "/p99", reading.percentile(0.99));
    into.put(name + "/p999", reading.percentile(0.999));
    into.put(name + "/p9999", reading.percentile(0.9999));
  }

  /// Every figure in OpenMetrics 1.0 (`application/openmetrics-text; version=1.0.0`), which
  /// Prometheus scrapes.
  ///
  /// @param prefix of every name, `mesos`
  public String openMetrics(String prefix) {
    var text = new OpenMetricsText(prefix);
    byName.forEach(text::add);
    return text.end();
  }
}
