package io.mesocosm.testkit.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Programs of the machine.
final class Commands {
  private Commands() {}

  /// @return what it wrote
  /// @throws IOException with what it wrote, when it failed
  static String run(String... words) throws IOException, InterruptedException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + ": " + said.strip());
    }
    return said;
  }
}
