package io.mesocosm.bench;

import io.mesocosm.meso.console.TextTable;
import java.util.ArrayList;
import java.util.List;

/// Results for people.
final class Report {
  private Report() {}

  static List<String> lines(List<Result> results) {
    var table = new TextTable("SCENARIO", "WHAT", "MEASURED", "TARGET", "");
    for (var result : results) {
      for (var figure : result.figures()) {
        table.row(
            result.scenario(),
            figure.what(),
            "%.1f %s".formatted(figure.value(), figure.unit()),
            target(figure),
            verdict(figure));
      }
    }
    var lines = new ArrayList<>(table.lines());
    lines.add("");
    results.forEach(result -> lines.add(around(result)));
    return lines;
  }

  private static String target(Figure figure) {
    return figure.hasTarget()
        ? "%s %s %s"
            .formatted(figure.lessIsBetter() ? "≤" : "≥", number(figure.target()), figure.unit())
        : "";
  }

  /// Whole ones without a point.
  private static String number(double value) {
    return value == Math.rint(value) ? "%.0f".formatted(value) : "%.1f".formatted(value);
  }

  private static String verdict(Figure figure) {
    if (!figure.hasTarget()) {
      return "";
    }
    return figure.isMet() ? "met" : "missed by %.0f %%".formatted(figure.missedBy() * 100);
  }

  private static String around(Result result) {
    return "%s: load %.1f before, %.1f after%s%s"
        .formatted(
            result.scenario(),
            result.loadBefore(),
            result.loadAfter(),
            result.isNoisy() ? "; others used the machine, do not quote" : "",
            result.size() == Size.FULL ? "" : "; small, do not quote");
  }
}
