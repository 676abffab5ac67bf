package io.mesocosm.playground.link.image;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.playground.link.Tool;
import io.mesocosm.playground.wire.image.Kept;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The container engine of a machine, through a shell there.
public final class Engine {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final String where;
  private final Function<String, List<String>> shell;

  /// @param where the machine's name, for messages
  /// @param shell the command that runs a script there as root
  public Engine(String where, Function<String, List<String>> shell) {
    this.where = where;
    this.shell = shell;
  }

  /// What became of an image.
  public enum Loaded {
    /// It was loaded now.
    NOW,
    /// It was there.
    ALREADY,
    /// Somebody else's is there under the name, and stays.
    OTHER
  }

  /// A file to send when it is wanted; making it may take a while.
  @FunctionalInterface
  public interface Archive {
    Path file() throws IOException, InterruptedException;
  }

  /// @param name with its tag
  /// @param key of what it should be made of
  /// @param replace one of that name that is not ours
  public Loaded load(String name, String key, boolean replace, Archive archive)
      throws IOException, InterruptedException {
    var answer = ask(EngineScripts.load(name, key, replace), "load " + name, archive);
    return switch (answer.getFirst()) {
      case EngineScripts.THERE -> Loaded.ALREADY;
      case EngineScripts.OTHER -> Loaded.OTHER;
      default -> Loaded.NOW;
    };
  }

  /// Loads an archive that somebody else wrote.
  ///
  /// @return what the engine said
  public List<String> load(Path file) throws IOException, InterruptedException {
    var answer = ask(EngineScripts.loadFile(), "load " + file, () -> file);
    return answer.subList(1, answer.size());
  }

  /// Lets the engine fetch an image from its registry.
  ///
  /// @param name canonical
  public void pull(String name) throws IOException, InterruptedException {
    ask(EngineScripts.pull(name), "pull " + name, Engine::nothing);
  }

  /// The images it has.
  public List<Kept> images() throws IOException, InterruptedException {
    var kept = new ArrayList<Kept>();
    for (var line : ask(EngineScripts.list(), "list its images", Engine::nothing)) {
      if (JsonParser.parse(line) instanceof Outcome.Ok<Json>(Json.Obj(var fields))) {
        kept.add(Kept.of(fields));
      }
    }
    return kept;
  }

  private static Path nothing() {
    return Path.of("/dev/null");
  }

  /// The lines of the answer; the archive follows the question when the first of them asks for it.
  private List<String> ask(String script, String what, Archive archive)
      throws IOException, InterruptedException {
    var process = Tool.start(Tool.apart(shell.apply(script)));
    // Reading cannot be interrupted, waiting can.
    var answer = new FutureTask<>(() -> answer(process, what, archive));
    var answering = Thread.ofVirtual().name("engine-answer").start(answer);
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException trouble
          ? trouble
          : new IOException(failed.getCause());
    } catch (TimeoutException late) {
      throw new IOException(
          "%s could not %s: no answer within %d s".formatted(where, what, PATIENCE.toSeconds()),
          late);
    } finally {
      process.destroy();
      // An archive that is just being written goes with it.
      answering.interrupt();
      answering.join();
    }
  }

  private List<String> answer(Process process, String what, Archive archive)
      throws IOException, InterruptedException {
    var complaints = new Complaints(process.getErrorStream());
    try (var answers = process.inputReader(StandardCharsets.UTF_8)) {
      var lines = new ArrayList<String>();
      for (var line = answers.readLine(); line != null; line = answers.readLine()) {
        lines.add(line);
        if (line.equals(EngineScripts.WANTED)) {
          send(archive.file(), process);
        }
      }
      if (process.waitFor() != 0) {
        throw new IOException("%s could not %s: %s".formatted(where, what, complaints.text()));
      }
      return lines;
    }
  }

  private void send(Path file, Process process) throws IOException, InterruptedException {
    try (var input = process.getOutputStream()) {
      Files.copy(file, input);
    } catch (IOException broken) {
      // An engine that refuses the archive hangs up, and says why.
      if (process.waitFor() == 0) {
        throw broken;
      }
    }
  }

  /// What a process says beside its answer, read as it comes so that it never has to wait.
  private static final class Complaints {
    private final StringBuilder text = new StringBuilder();
    private final Thread reading;

    Complaints(InputStream stream) {
      this.reading = Thread.ofVirtual().name("engine-complaints").start(() -> read(stream));
    }

    private void read(InputStream stream) {
      try (stream) {
        text.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip());
      } catch (IOException gone) {
        text.append(gone.getMessage());
      }
    }

    String text() throws InterruptedException {
      reading.join();
      return text.isEmpty() ? "the connection ended" : text.toString();
    }
  }
}
