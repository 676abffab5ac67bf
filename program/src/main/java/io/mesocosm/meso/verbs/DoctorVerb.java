package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.cluster.Checkup;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import java.io.IOException;

/// `meso doctor`: whether this machine has what a cluster needs.
final class DoctorVerb implements Verb {
  private final Flags flags =
      Flags.named(
          "meso doctor",
          """
          Looks at what a cluster needs on this machine, and says what is missing and what that
          means. Exit code 1 when something is missing that `meso up --local` cannot do without.\
          """);
  private final Flag<Boolean> json = CommonFlags.json(flags);

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
  public int run(Settings settings, Surroundings around) throws IOException {
    var findings = new Checkup(around.environment()).findings();
    if (settings.get(json)) {
      var list =
          findings.stream()
              .map(finding ->
                  Json.obj(
                      "name", finding.name(),
                      "grade", finding.grade().word(),
                      "detail", finding.detail()))
              .toList();
      around.console().line(JsonText.pretty(Json.obj("findings", Json.arr(list))));
    } else {
      for (var finding : findings) {
        var line =
            "%-8s %-18s %s".formatted(finding.grade().word(), finding.name(), finding.detail());
        around.console().line(line);
      }
    }
    return findings.stream().anyMatch(finding -> finding.grade() == Checkup.Grade.MISSING) ? 1 : 0;
  }
}
