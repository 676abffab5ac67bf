package io.mesocosm.base.metrics;

import io.mesocosm.base.json.Doubles;
import java.util.HashSet;
import java.util.Set;

/// Figures as OpenMetrics 1.0 writes them.
final class OpenMetricsText {
  private static final double[] SHARES = {0.5, 0.9, 0.95, 0.99, 0.999, 0.9999};

  private final String prefix;
  private final StringBuilder text = new StringBuilder();
  private final Set<String> used = new HashSet<>();

  OpenMetricsText(String prefix) {
    this.prefix = prefix;
  }

  /// Two names that differ only in what OpenMetrics cannot spell count once.
  void add(String name, Metric metric) {
    var family = family(name);
    if (!used.add(family)) {
      return;
    }
    switch (metric) {
      case Metric.Count(var counter, var help) -> {
        head(family, "counter", help);
        line(family + "_total", counter.value());
      }
      case Metric.Gauge(var now, var help) -> {
        head(family, "gauge", help);
        line(family, now.getAsDouble());
      }
      case Metric.Time(var timer, var help) -> {
        head(family, "summary", help);
        summary(family, timer.read());
      }
    }
  }

  private String family(String name) {
    var family = new StringBuilder(prefix).append('_');
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      family.append(plain ? c : '_');
    }
    return family.toString();
  }

  private void head(String family, String type, String help) {
    text.append("# TYPE ").append(family).append(' ').append(type).append('\n');
    var escaped = help.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
    text.append("# HELP ").append(family).append(' ').append(escaped).append('\n');
  }

  private void summary(String family, Timer.Reading reading) {
    if (reading.count() > 0) {
      for (double share : SHARES) {
        line("%s{quantile=\"%s\"}".formatted(family, share), reading.percentile(share));
      }
    }
    line(family + "_count", reading.count());
    line(family + "_sum", reading.sumMs());
  }

  private void line(String name, double value) {
    var number = Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : Doubles.text(value);
    text.append(name).append(' ').append(number.replace("\"", "")).append('\n');
  }

  private void line(String name, long value) {
    text.append(name).append(' ').append(value).append('\n');
  }

  String end() {
    return text.append("# EOF\n").toString();
  }
}
