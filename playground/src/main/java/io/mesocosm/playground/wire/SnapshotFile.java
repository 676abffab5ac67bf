package io.mesocosm.playground.wire;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.playground.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.TreeMap;

/// What lies beside a snapshot's files, and what `snapshot list --json` prints of it: `{"name",
/// "created", "bytes", "stoodStillMs", "machines": {NAME: whether it ran}}`.
public final class SnapshotFile {
  private SnapshotFile() {}

  public static String text(Snapshot snapshot) {
    return JsonText.pretty(json(snapshot)) + "\n";
  }

  public static Json.Obj json(Snapshot snapshot) {
    return Json.obj(
        "name",
        snapshot.name(),
        "created",
        snapshot.created().toString(),
        "bytes",
        snapshot.bytes(),
        "stoodStillMs",
        snapshot.stoodStill().toMillis(),
        "machines",
        Json.from(new LinkedHashMap<>(snapshot.machines())));
  }

  /// What the file says, or everything that is wrong with it.
  public static Outcome<Snapshot> read(String text) {
    return switch (JsonParser.parse(text)) {
      case Outcome.Refused<Json>(var why) -> new Outcome.Refused<>(why);
      case Outcome.Ok<Json>(var root) -> {
        var problems = new ArrayList<Refusal>();
        var snapshot = snapshot(JsonView.of(root, problems));
        yield problems.isEmpty() ? Outcome.ok(snapshot) : new Outcome.Refused<>(problems);
      }
    };
  }

  private static Snapshot snapshot(JsonView view) {
    var machines = new TreeMap<String, Boolean>();
    view.map("machines")
        .orElseGet(LinkedHashMap::new)
        .forEach((name, ran) -> machines.put(name, ran.equals(Json.of(true))));
    return new Snapshot(
        view.text("name").orElse(""),
        created(view),
        view.wholeNumber("bytes").orElse(0L),
        Duration.ofMillis(view.wholeNumber("stoodStillMs").orElse(0L)),
        machines);
  }

  private static Instant created(JsonView view) {
    var text = view.text("created").orElse("");
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException broken) {
      view.refuse("created", text, "a moment as 2026-01-31T12:00:00Z");
      return Instant.EPOCH;
    }
  }
}
