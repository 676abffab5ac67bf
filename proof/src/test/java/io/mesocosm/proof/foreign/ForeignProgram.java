package io.mesocosm.proof.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program under `src/foreign/java`, run from its source with libraries that the build has put
/// under `target/foreign`. They would clash with ours in one process: they are years older.
///
/// @param source file name of the program
/// @param libraries folder below `target/foreign`
record ForeignProgram(String source, String libraries) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// @throws AssertionError with all that it said, when it does not end well in time
  List<String> run(Path folder, String... arguments) throws IOException, InterruptedException {
    var said = folder.resolve(source + ".out");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(Path.of("target", "foreign", libraries).toAbsolutePath() + "/*");
    // Netty 4.1 of 2016 looks where Java does not let it by default any more.
    command.addAll(
        List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED"));
    command.add(Path.of("src", "foreign", "java", source).toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      var ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(
            "%s %s:%n%s"
                .formatted(
                    source,
                    ended ? "ended with " + process.exitValue() : "did not end",
                    Files.readString(said)));
      }
      return Files.readAllLines(said);
    } finally {
      process.destroyForcibly();
    }
  }
}
