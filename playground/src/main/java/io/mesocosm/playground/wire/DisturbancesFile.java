package io.mesocosm.playground.wire;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.playground.core.Disturbances;
import io.mesocosm.playground.model.Disturbance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is broken on purpose, as the playground's folder keeps it and `fault list --json` prints
/// it: `{"faults": [{"kind", "machine", …}]}`; times in milliseconds.
public final class DisturbancesFile {
  private static final List<String> KINDS =
      List.of("stopped", "killed", "paused", "partitioned", "impaired");

  private DisturbancesFile() {}

  public static String text(Disturbances disturbances) {
    return JsonText.pretty(json(disturbances)) + "\n";
  }

  public static Json.Obj json(Disturbances disturbances) {
    return Json.obj(
        "faults", Json.arr(disturbances.all().stream().map(DisturbancesFile::json).toList()));
  }

  private static Json json(Disturbance disturbance) {
    return switch (disturbance) {
      case Disturbance.Stopped(var machine) -> Json.obj("kind", "stopped", "machine", machine);
      case Disturbance.Killed(var machine) -> Json.obj("kind", "killed", "machine", machine);
      case Disturbance.Paused(var machine) -> Json.obj("kind", "paused", "machine", machine);
      case Disturbance.Cut(var one, var other) ->
          Json.obj("kind", "partitioned", "machine", one, "from", other);
      case Disturbance.Impaired(var machine, var delay, var jitter, var loss) ->
          Json.obj(
              "kind",
              "impaired",
              "machine",
              machine,
              "delayMs",
              delay.toMillis(),
              "jitterMs",
              jitter.toMillis(),
              "lossPercent",
              loss);
    };
  }

  /// What the file says, or everything that is wrong with it.
  public static Outcome<Disturbances> read(String text) {
    return switch (JsonParser.parse(text)) {
      case Outcome.Refused<Json>(var why) -> new Outcome.Refused<>(why);
      case Outcome.Ok<Json>(var root) -> {
        var problems = new ArrayList<Refusal>();
        var all = new LinkedHashSet<Disturbance>();
        JsonView.of(root, problems)
            .objects("faults")
            .orElse(List.of())
            .forEach(each -> add(each, all));
        yield problems.isEmpty()
            ? Outcome.ok(new Disturbances(all))
            : new Outcome.Refused<>(problems);
      }
    };
  }

  private static void add(JsonView view, Set<Disturbance> all) {
    var machine = view.text("machine").orElse("");
    var kind = view.text("kind").orElse("");
    switch (kind) {
      case "stopped" -> all.add(new Disturbance.Stopped(machine));
      case "killed" -> all.add(new Disturbance.Killed(machine));
      case "paused" -> all.add(new Disturbance.Paused(machine));
      case "partitioned" -> all.add(Disturbance.Cut.between(machine, view.text("from").orElse("")));
      case "impaired" ->
          all.add(
              new Disturbance.Impaired(
                  machine,
                  milliseconds(view, "delayMs"),
                  milliseconds(view, "jitterMs"),
                  view.number("lossPercent").orElse(0.0)));
      default -> view.refuse("kind", kind, String.join(", ", KINDS));
    }
  }

  private static Duration milliseconds(JsonView view, String field) {
    return Duration.ofMillis(view.wholeNumber(field).orElse(0L));
  }
}
