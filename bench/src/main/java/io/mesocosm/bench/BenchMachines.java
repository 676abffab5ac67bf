package io.mesocosm.bench;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Machines of the benchmark's own, by the commands that a person would give; gone when it is
/// closed. Their network is not the usual one, so that a playground may stand beside them.
final class BenchMachines implements AutoCloseable {
  private static final String NAME = "bench-machines";
  private static final String TOPOLOGY = "network: 10.213.46.0/24\n";
  private static final double NANOS = 1e9;
  private static final double KB_PER_MB = 1_024;
  private static final int PATIENCE_S = 20;

  private final Surroundings around;

  BenchMachines(Surroundings around) {
    this.around = around;
  }

  /// What a command said, and how long it took from its start to its end.
  private record Done(int code, String said, String complained, double seconds) {}

  /// Why this host cannot have them, in the words of `meso doctor`; empty when it can.
  Optional<String> obstacle() throws IOException, InterruptedException {
    var doctor = command(List.of("doctor", "--json"));
    return objects(doctor.said(), "findings").stream()
        .filter(finding -> is(finding, "for", "machines") && is(finding, "grade", "missing"))
        // Those that are meant are the usual ones.
        .filter(finding -> !is(finding, "name", "addresses"))
        .findFirst()
        .map(finding ->
            "%s: %s"
                .formatted(
                    finding.text("name").orElseThrow(), finding.text("detail").orElseThrow()));
  }

  private static boolean is(JsonView finding, String field, String value) {
    return finding.text(field).filter(value::equals).isPresent();
  }

  /// Bare ones, with nothing on them.
  ///
  /// @return seconds until one can log in to all of them
  double boot() throws IOException, InterruptedException {
    return up(List.of("--provision=false"));
  }

  /// @return seconds until the application on them answers
  double up() throws IOException, InterruptedException {
    return up(List.of());
  }

  private double up(List<String> more) throws IOException, InterruptedException {
    var topology = Files.createTempFile("meso-bench", ".yaml");
    try {
      Files.writeString(topology, TOPOLOGY);
      var words = new ArrayList<>(List.of("up", "--name=" + NAME, "--file=" + topology));
      words.addAll(more);
      return succeed(words).seconds();
    } finally {
      Files.delete(topology);
    }
  }

  /// @return seconds until nothing is left of them
  double destroy() throws IOException, InterruptedException {
    return succeed(List.of("destroy", "-f", "--name=" + NAME)).seconds();
  }

  /// What all their processes hold in memory, each by itself: what several share counts for each.
  double residentMb() throws IOException, InterruptedException {
    var sum = 0.0;
    var status = succeed(List.of("status", "--json", "--name=" + NAME)).said();
    for (var machine : objects(status, "machines")) {
      var name = machine.text("name").orElseThrow();
      var ps = succeed(List.of("ssh", "--name=" + NAME, name, "--", "ps -eo rss=")).said();
      sum += ps.lines().mapToDouble(line -> Double.parseDouble(line.strip())).sum();
    }
    return sum / KB_PER_MB;
  }

  private static List<JsonView> objects(String json, String field) throws IOException {
    return switch (JsonParser.parse(json)) {
      case Outcome.Ok<Json>(var value) ->
          JsonView.of(value, new ArrayList<>())
              .objects(field)
              .orElseThrow(() -> new IOException("no %s in %s".formatted(field, json)));
      case Outcome.Refused<Json>(var why) -> throw new IOException(why.getFirst().text());
    };
  }

  private Done succeed(List<String> words) throws IOException, InterruptedException {
    var done = command(words);
    if (done.code() != 0) {
      throw CommandFailedException.trouble(
          "meso %s: %s".formatted(String.join(" ", words), done.complained().strip()));
    }
    return done;
  }

  private Done command(List<String> words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(around.program().toString()));
    command.addAll(words);
    var complaints = Files.createTempFile("meso-bench", ".log");
    try {
      var started = System.nanoTime();
      var process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
      process.getOutputStream().close();
      var said = awaitEnd(process);
      var seconds = (System.nanoTime() - started) / NANOS;
      return new Done(process.exitValue(), said, Files.readString(complaints), seconds);
    } finally {
      Files.delete(complaints);
    }
  }

  // Reading cannot be interrupted, waiting can; a command that is stopped tidies up first.
  private static String awaitEnd(Process process) throws IOException, InterruptedException {
    var reading = new FutureTask<>(() -> process.getInputStream().readAllBytes());
    Thread.ofVirtual().name("bench-command").start(reading);
    try {
      process.waitFor();
      return new String(reading.get(), StandardCharsets.UTF_8);
    } catch (ExecutionException unreadable) {
      throw new IOException(unreadable.getCause());
    } catch (InterruptedException stop) {
      process.destroy();
      process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
      throw stop;
    }
  }

  @Override
  public void close() throws IOException {
    // Also after Ctrl-C, which is told again when nothing is left.
    var stopped = Thread.interrupted();
    try {
      command(List.of("destroy", "-f", "--name=" + NAME));
    } catch (InterruptedException again) {
      stopped = true;
    }
    if (stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
