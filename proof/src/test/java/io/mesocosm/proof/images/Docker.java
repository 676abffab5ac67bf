package io.mesocosm.proof.images;

import io.mesocosm.playground.link.image.Engine;
import io.mesocosm.testkit.docker.Dockerd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// An engine as people use it: with the words of `docker`.
///
/// @param daemon runs
record Docker(Dockerd daemon) {
  private String host() {
    return "unix://" + daemon.socket();
  }

  /// Calls `docker`, which has to succeed.
  String call(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("docker", "--host", host()));
    command.addAll(List.of(words));
    // Apart from what it answers: it warns of what a host lacks.
    var complaints = Files.createTempFile("docker", ".err");
    try {
      var process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(
            "%s: exit code %d: %s%s"
                .formatted(command, process.exitValue(), said, Files.readString(complaints)));
      }
      return said.stripTrailing();
    } finally {
      Files.delete(complaints);
    }
  }

  /// As the playground sees the engine of a machine.
  Engine engine() {
    return new Engine(
        "here", script -> List.of("env", "DOCKER_HOST=" + host(), "sh", "-c", script));
  }
}
