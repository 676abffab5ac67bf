package io.mesocosm.proof.endtoend;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Calls `bin/meso` of the archive with a home of its own.
final class Shell {
  private static final long MOST_SECONDS = 600;

  private final Path home;

  Shell(Path home) {
    this.home = home;
  }

  static Path program() {
    var archive = Objects.requireNonNull(System.getProperty("meso.archive"), "-Dmeso.archive");
    return Path.of(archive).toAbsolutePath().normalize().resolve("bin").resolve("meso");
  }

  /// What a command said and how it ended.
  record Said(int code, String out, String err) {
    JsonView json() {
      return switch (JsonParser.parse(out)) {
        case Outcome.Ok<Json>(var root) -> JsonView.of(root, new ArrayList<>());
        case Outcome.Refused<Json>(var why) -> throw new AssertionError(why + " in " + out + err);
      };
    }
  }

  Process start(List<String> words) throws IOException {
    return start(List.of(), words);
  }

  /// @param way words before the command, which run it in a way of theirs
  Process start(List<String> way, List<String> words) throws IOException {
    var command = new ArrayList<>(way);
    command.add(program().toString());
    command.addAll(words);
    var builder = new ProcessBuilder(command);
    builder.environment().put("MESO_HOME", home.toString());
    return builder.start();
  }

  Said meso(String... words) throws IOException, InterruptedException {
    return meso(List.of(), List.of(words));
  }

  /// @param way words before the command, which run it in a way of theirs
  Said meso(List<String> way, List<String> words) throws IOException, InterruptedException {
    var process = start(way, words);
    process.getOutputStream().close();
    var err = new StringBuilder();
    var reading = Thread.ofVirtual().start(() -> read(process, err));
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("meso " + String.join(" ", words) + " does not end: " + out + err);
    }
    reading.join();
    return new Said(process.exitValue(), out, err.toString());
  }

  private static void read(Process process, StringBuilder into) {
    try {
      into.append(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException gone) {
      into.append(gone);
    }
  }

  /// The same, and it has to succeed.
  Said succeed(String... words) throws IOException, InterruptedException {
    var said = meso(words);
    if (said.code() != 0) {
      throw new AssertionError(
          "meso %s: exit code %d%n%s%s"
              .formatted(String.join(" ", words), said.code(), said.out(), said.err()));
    }
    return said;
  }
}
