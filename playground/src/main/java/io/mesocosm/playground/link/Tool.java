package io.mesocosm.playground.link;

import io.mesocosm.playground.core.Fitness;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs programs of the host.
public final class Tool {
  /// Asks a group of processes to end, waits five seconds, and forces what is left of it.
  private static final String END_GROUP =
      """
      kill -s TERM -- "-$0"
      looks=0
      while [ $looks -lt 100 ] && kill -s 0 -- "-$0"; do
        looks=$((looks + 1))
        sleep 0.05
      done
      kill -s KILL -- "-$0"
      """;

  private static final int LINES_SHOWN = 3;
  private static final int NOT_THERE = 127;

  private static final File NOTHING = new File("/dev/null");

  private Tool() {}

  /// A program that does not hear the terminal: Ctrl-C reaches it through us, so that it is ended
  /// once, and what it began is undone.
  public static ProcessBuilder apart(List<String> command) {
    var words = new ArrayList<>(List.of("setsid"));
    words.addAll(command);
    return new ProcessBuilder(words);
  }

  /// Starts a program.
  ///
  /// @throws IOException naming it and its package, when it is not there
  public static Process start(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException absent) {
      throw absent(builder.command().getFirst(), String.valueOf(absent.getMessage()));
    }
  }

  private static IOException absent(String program, String why) {
    var origin = Fitness.PROGRAMS.get(program);
    return new IOException(
        origin == null
            ? why
            : "the program %s cannot be run; apt-get install %s (%s)"
                .formatted(program, origin, why));
  }

  /// What it printed.
  ///
  /// @throws IOException with what it complained about, when its exit code is not 0
  public static String run(String... command) throws IOException, InterruptedException {
    var ended = end(command);
    if (ended.code() == NOT_THERE && ended.said().startsWith("setsid:")) {
      throw absent(command[0], ended.said());
    }
    if (ended.code() != 0) {
      throw new IOException("%s: %s".formatted(command[0], tail(ended.said())));
    }
    return ended.said();
  }

  /// Whether its exit code is 0.
  static boolean succeeds(String... command) throws IOException, InterruptedException {
    return end(command).code() == 0;
  }

  private record Ended(int code, String said) {}

  private static Ended end(String... command) throws IOException, InterruptedException {
    var builder =
        apart(List.of(command))
            .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
            .redirectErrorStream(true);
    Strays.mark(builder);
    var process = start(builder);
    // Reading cannot be interrupted, waiting can.
    var said = new FutureTask<>(() -> process.getInputStream().readAllBytes());
    Thread.ofVirtual().name("reads " + command[0]).start(said);
    try {
      var code = process.waitFor();
      return new Ended(code, new String(said.get(), StandardCharsets.UTF_8).strip());
    } catch (InterruptedException stop) {
      try {
        endAll(process);
      } catch (IOException unable) {
        stop.addSuppressed(unable);
      }
      throw stop;
    } catch (ExecutionException unreadable) {
      throw new IOException(command[0] + ": what it says cannot be read", unreadable);
    }
  }

  // With all that it started, which is in one group with it, and may have outlived it: what goes on
  // would write into what is taken back meanwhile. It has no group before `setsid` made one.
  private static void endAll(Process process) throws IOException, InterruptedException {
    process.destroy();
    new ProcessBuilder("sh", "-c", END_GROUP, Long.toString(process.pid()))
        .redirectErrorStream(true)
        .redirectOutput(NOTHING)
        .start()
        .waitFor();
  }

  // A copy says the same of each file.
  private static String tail(String said) {
    var lines = said.lines().toList();
    return String.join("; ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
  }
}
