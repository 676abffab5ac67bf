package io.mesocosm.meso.supervisor;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.files.WholeFile;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a supervisor last said of its members, in the file `supervision.json`.
///
/// A format of ours alone: an object by member name of `state`, and where they are known `pid`,
/// `since`, `until`, `failures` and `cause`.
public final class SupervisionFile {
  private static final String NAME = "supervision.json";

  private SupervisionFile() {}

  /// What is known of a member.
  ///
  /// @param state `starting`, `running`, `resting`, `ending` or `ended`
  /// @param pid 0 when there is none
  /// @param failures deaths in a row
  /// @param detail for people: since when, until when, why; may be empty
  public record Said(String state, long pid, int failures, String detail) {}

  static void write(Path dir, Supervision supervision) throws IOException {
    var members = Json.Obj.EMPTY;
    for (var entry : supervision.lives().entries()) {
      members = members.with(entry.getKey(), json(entry.getValue()));
    }
    WholeFile.write(dir.resolve(NAME), JsonText.pretty(members));
  }

  private static Json json(Life life) {
    return switch (life) {
      case Life.Starting(var failures) -> said("starting", 0, failures, "");
      case Life.Running(var pid, Instant since, var failures) ->
          said("running", pid, failures, "since " + since);
      case Life.Resting(Instant until, var failures, var cause) ->
          said("resting", 0, failures, cause + ", starts again at " + until);
      case Life.Ending(var pid) -> said("ending", pid, 0, "");
      case Life.Ended _ -> said("ended", 0, 0, "");
    };
  }

  private static Json said(String state, long pid, int failures, String detail) {
    return Json.obj("state", state, "pid", pid, "failures", failures, "detail", detail);
  }

  /// By member name; empty before the supervisor has said anything.
  public static SortedMap<String, Said> read(Path dir) throws IOException {
    var all = new TreeMap<String, Said>();
    var file = dir.resolve(NAME);
    if (Files.exists(file)
        && JsonParser.parse(Files.readAllBytes(file)) instanceof Outcome.Ok<Json>(var root)) {
      var members = JsonView.of(root, new ArrayList<>());
      for (var name : members.names()) {
        members.object(name).ifPresent(member -> all.put(name, said(member)));
      }
    }
    return all;
  }

  private static Said said(JsonView member) {
    return new Said(
        member.text("state").orElse(""),
        member.wholeNumber("pid").orElse(0L),
        member.integer("failures").orElse(0),
        member.text("detail").orElse(""));
  }
}
