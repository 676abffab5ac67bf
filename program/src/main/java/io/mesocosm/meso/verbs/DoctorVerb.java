package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.cluster.Checkup;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `meso doctor`: whether this machine has what a cluster needs.
final class DoctorVerb implements Verb {
  private static final int ALL_THERE = 0;
  private static final int NOT_EVEN_LOCAL = 1;
  private static final int NO_MACHINES = 3;
  private static final String LOCAL = "local";
  private static final String MACHINES = "machines";
  private static final String MISSING = "missing";

  private final Flags flags =
      Flags.named(
          "meso doctor",
          """
          Looks at what a cluster needs on this machine, and says what is missing and what that
          means: for plain processes (meso up --local), and for machines (meso up). Changes nothing.
          Exit code 1 when something is missing that meso up --local cannot do without, 3 when only
          machines cannot be made, else 0.\
          """);
  private final Flag<String> name = CommonFlags.name(flags);
  private final Flag<Boolean> json = CommonFlags.json(flags);

  /// One line.
  ///
  /// @param use `local` or `machines`
  /// @param grade `ok`, `limited` or `missing`
  private record Line(String use, String name, String grade, String detail) {
    Json json() {
      return Json.obj("for", use, "name", name, "grade", grade, "detail", detail);
    }

    boolean isMissing(String forUse) {
      return use.equals(forUse) && grade.equals(MISSING);
    }
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "whether this machine has what a cluster needs";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    var lines = lines(settings, around);
    if (settings.get(json)) {
      var all = lines.stream().map(Line::json).toList();
      around.console().line(JsonText.pretty(Json.obj("findings", Json.arr(all))));
    } else {
      tell("For meso up --local, plain processes:", LOCAL, lines, around.console());
      around.console().line("");
      tell("For meso up, machines:", MACHINES, lines, around.console());
    }
    if (lines.stream().anyMatch(line -> line.isMissing(LOCAL))) {
      return NOT_EVEN_LOCAL;
    }
    return lines.stream().anyMatch(line -> line.isMissing(MACHINES)) ? NO_MACHINES : ALL_THERE;
  }

  private List<Line> lines(Settings settings, Surroundings around)
      throws IOException, InterruptedException {
    var lines = new ArrayList<Line>();
    for (var finding : new Checkup(around.environment()).findings()) {
      lines.add(new Line(LOCAL, finding.name(), finding.grade().word(), finding.detail()));
    }
    for (var finding : Machines.fitness(settings.get(name), around)) {
      var grade = finding.grade().name().toLowerCase(Locale.ROOT);
      lines.add(new Line(MACHINES, finding.name(), grade, finding.detail()));
    }
    return lines;
  }

  private static void tell(String title, String use, List<Line> lines, Console console) {
    console.line(title);
    lines.stream()
        .filter(line -> line.use().equals(use))
        .forEach(line ->
            console.line("  %-8s %-15s %s".formatted(line.grade(), line.name(), line.detail())));
  }
}
