package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.meso.console.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// `meso app run FILE` or `meso app run ID --cmd=…`.
final class AppRun extends AppChange {
  private static final double CPUS = 0.1;
  private static final double MEM = 32;
  private static final double MOST = 1_000_000;

  private final Flag<String> cmd =
      flags().text("cmd", "", "a shell command: then ID is the application's path, not a file");
  private final Flag<Double> cpus = flags().number("cpus", CPUS, 0, MOST, "processors, with --cmd");
  private final Flag<Double> mem = flags().number("mem", MEM, 0, MOST, "memory in MB, with --cmd");
  private final Flag<Integer> instances =
      flags().integer("instances", 1, 0, 100_000, "how many, with --cmd");

  AppRun() {
    super(
        "run",
        "FILE|ID",
        "start an application from a JSON file, or a command as one",
        "60secs",
        "it runs");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var settings = call.settings();
    var command = settings.get(cmd);
    var definition = command.isEmpty() ? file(call.word(0)) : ofCommand(call, command);
    var accepted = call.marathon().send("POST", "/v2/apps", definition);
    var id = accepted.text("id").orElse("");
    return carryOut(call, accepted, id, id + " runs.");
  }

  private Json ofCommand(Call call, String command) {
    return Json.obj(
        "id", call.id(),
        "cmd", command,
        "cpus", call.settings().get(cpus),
        "mem", call.settings().get(mem),
        "instances", call.settings().get(instances));
  }

  private static Json file(String name) throws IOException {
    byte[] content;
    try {
      content = Files.readAllBytes(Path.of(name));
    } catch (NoSuchFileException missing) {
      throw CommandFailedException.usage(
          "FILE: there is no file '%s'; with --cmd the word is an application's path"
              .formatted(name));
    }
    return switch (JsonParser.parse(content)) {
      case Outcome.Ok<Json>(var definition) -> definition;
      case Outcome.Refused<Json>(var why) ->
          throw CommandFailedException.usage(name + ": " + why.getFirst().text());
    };
  }
}
