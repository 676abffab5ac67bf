package io.mesocosm.bench;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.cluster.lock.Interruption;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// `meso bench`: what this machine makes of us, in figures beside our targets.
public final class BenchVerb implements Verb {
  private final Flags flags =
      Flags.named(
              "meso bench",
              """
              Measures scenarios on this machine and prints figures beside what we aim at: without a
              word, all of them (start, launch, pipeline, state, container, machines), each a minute
              or two. A load average above 1.5 before the start is said, because such figures say
              little.\
              """)
          .words("[SCENARIO …]", 0, 100);
  private final Flag<Boolean> json =
      flags.flag("json", false, "print a line of JSON per scenario, with version, flags and load");
  private final Flag<String> size =
      flags.choice(
          "size",
          "full",
          List.of("full", "small"),
          "small is a twentieth: whether it works, not how fast it is");

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
    var much = settings.get(size).equals("small") ? Size.SMALL : Size.FULL;
    var chosen = chosen(settings.words());
    // Ctrl-C ends the scenario, which takes its processes away.
    try (var _ = Interruption.guard()) {
      var results = new ArrayList<Result>();
      for (var scenario : chosen) {
        var obstacle = scenario.obstacle(around);
        if (obstacle.isPresent() && settings.words().isEmpty()) {
          around.console().note("Passing over %s: %s".formatted(scenario.name(), obstacle.get()));
          continue;
        }
        around.console().note("Measuring %s: %s".formatted(scenario.name(), scenario.summary()));
        var result = Result.of(scenario, much, around);
        results.add(result);
        if (settings.get(json)) {
          around.console().line(JsonText.text(result.json(javaFlags(around))));
        }
      }
      if (!settings.get(json)) {
        Report.lines(results).forEach(around.console()::line);
      }
      return 0;
    }
  }

  private static List<String> javaFlags(Surroundings around) throws IOException {
    return Files.readAllLines(around.archive().resolve("lib").resolve("java.flags"));
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
}
