package io.mesocosm.bench;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.Surroundings;
import io.mesocosm.meso.Version;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.console.TextTable;
import io.mesocosm.meso.verbs.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `meso bench`: what this machine makes of us, in figures beside our targets.
public final class BenchVerb implements Verb {
  private static final Path LOAD = Path.of("/proc/loadavg");

  private final Flags flags =
      Flags.named(
              "meso bench",
              """
              Measures scenarios on this machine and prints figures beside what we aim at. Without a
              word, all of them: start, launch, pipeline, state. A load average above 1.5 before the start is said,
              because such figures say little.\
              """)
          .words("[SCENARIO …]", 0, 100);
  private final Flag<Boolean> json =
      flags.flag("json", false, "print JSON with version, machine and load");

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String summary() {
    return "figures of this machine beside our targets";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    var before = load();
    var figures = new ArrayList<Figure>();
    for (var scenario : chosen(settings.words())) {
      around.console().note("Measuring %s: %s".formatted(scenario.name(), scenario.summary()));
      figures.addAll(scenario.run(around));
    }
    if (settings.get(json)) {
      around.console().line(JsonText.pretty(json(figures, before)));
    } else {
      tell(figures, before, around.console());
    }
    return 0;
  }

  private static List<Scenario> chosen(List<String> words) {
    var known = Scenarios.all();
    var names = known.stream().map(Scenario::name).toList();
    for (var word : words) {
      if (!names.contains(word)) {
        throw CommandFailedException.usage(
            "SCENARIO: got '%s', allowed is %s".formatted(word, String.join(", ", names)));
      }
    }
    return words.isEmpty()
        ? known
        : known.stream().filter(scenario -> words.contains(scenario.name())).toList();
  }

  private static String load() throws IOException {
    return Files.readString(LOAD).split(" ", 2)[0];
  }

  private static void tell(List<Figure> figures, String before, Console console) {
    var table = new TextTable("WHAT", "MEASURED", "TARGET", "");
    for (var figure : figures) {
      table.row(
          figure.what(),
          "%.1f %s".formatted(figure.value(), figure.unit()),
          figure.hasTarget()
              ? "%s %.0f %s"
                  .formatted(figure.lessIsBetter() ? "≤" : "≥", figure.target(), figure.unit())
              : "",
          figure.isMet() ? "" : "missed");
    }
    table.lines().forEach(console::line);
    console.line("");
    console.line(
        "%d processors, load %s before the start%s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                before,
                Double.parseDouble(before) > 1.5 ? "; noisy, do not quote these" : ""));
  }

  private static Json json(List<Figure> figures, String before) {
    var list = figures.stream().map(BenchVerb::json).toList();
    return Json.obj(
        "version", Version.text(),
        "java", Runtime.version().toString(),
        "processors", Runtime.getRuntime().availableProcessors(),
        "load_before", before,
        "at", Instant.now().toString(),
        "figures", Json.arr(list));
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
