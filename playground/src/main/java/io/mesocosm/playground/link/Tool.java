package io.mesocosm.playground.link;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs a program of the host to its end.
public final class Tool {
  private static final int LONGEST_COMPLAINT = 2000;

  private static final File NOTHING = new File("/dev/null");

  private Tool() {}

  /// What it printed.
  ///
  /// @throws IOException with what it complained about, when its exit code is not 0
  public static String run(String... command) throws IOException, InterruptedException {
    var ended = end(command);
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
    var process =
        new ProcessBuilder(List.of(command))
            .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
            .redirectErrorStream(true)
            .start();
    try (var output = process.getInputStream()) {
      var said = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Ended(process.waitFor(), said);
    } finally {
      process.destroy();
    }
  }

  private static String tail(String said) {
    return said.substring(Math.max(0, said.length() - LONGEST_COMPLAINT));
  }
}
