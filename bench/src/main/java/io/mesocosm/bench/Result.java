package io.mesocosm.bench;

import io.mesocosm.base.json.Json;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What one scenario gave, and how busy the machine was around it.
///
/// @param at when it began
/// @param loadBefore load average of the last minute, before the first process was started
record Result(
    String scenario,
    Size size,
    Instant at,
    double loadBefore,
    double loadAfter,
    List<Figure> figures) {
  private static final Path LOAD = Path.of("/proc/loadavg");
  private static final double QUIET = 1.5;

  static Result of(Scenario scenario, Size size, Surroundings around)
      throws IOException, InterruptedException {
    var at = Instant.now();
    var before = load();
    var figures = scenario.run(around, size);
    return new Result(scenario.name(), size, at, before, load(), figures);
  }

  private static double load() throws IOException {
    return Double.parseDouble(Files.readString(LOAD).split(" ", 2)[0]);
  }

  /// Whether others used the machine: such figures are not to be quoted.
  boolean isNoisy() {
    return loadBefore > QUIET;
  }

  /// @param javaFlags those that every process of ours is started with
  Json json(List<String> javaFlags) {
    return Json.obj(
        "scenario", scenario,
        "size", size.name(),
        "at", at.toString(),
        "version", Version.text(),
        "java", Runtime.version().toString(),
        "flags", Json.arr(javaFlags.stream().<Json>map(Json::of).toList()),
        "processors", Runtime.getRuntime().availableProcessors(),
        "load_before", loadBefore,
        "load_after", loadAfter,
        "noisy", isNoisy(),
        "figures", Json.arr(figures.stream().map(Result::json).toList()));
  }

  private static Json json(Figure figure) {
    return Json.obj(
        "what", figure.what(),
        "value", figure.value(),
        "unit", figure.unit(),
        "target", figure.hasTarget() ? Json.of(figure.target()) : Json.NULL,
        "met", figure.isMet());
  }
}
