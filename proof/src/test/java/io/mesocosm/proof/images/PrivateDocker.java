package io.mesocosm.proof.images;

import io.mesocosm.playground.link.image.Engine;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real engine in a network of its own: its bridges and rules touch nothing of this machine.
final class PrivateDocker {
  static final Path PROGRAM = Path.of("/usr/sbin/dockerd");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final Process process;

  PrivateDocker() throws IOException, InterruptedException {
    this.folder = Files.createTempDirectory("private-docker");
    var start =
        "ip link set lo up && exec %s --host=%s --data-root=%s --exec-root=%s --pidfile=%s"
            .formatted(
                PROGRAM,
                address(),
                folder.resolve("data"),
                folder.resolve("exec"),
                folder.resolve("pid"));
    this.process =
        new ProcessBuilder("unshare", "--net", "sh", "-c", start + " --shutdown-timeout=1")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    awaitAnswer();
  }

  private String address() {
    return "unix://" + folder.resolve("sock");
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (run(dockerCommand("version")).code != 0) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(Files.readString(folder.resolve("log")));
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  /// What a command said, and how it ended.
  private record Said(int code, String text) {}

  private static Said run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  private List<String> dockerCommand(String... words) {
    var command = new ArrayList<>(List.of("docker", "--host", address()));
    command.addAll(List.of(words));
    return command;
  }

  /// Calls `docker`, which has to succeed.
  String docker(String... words) throws IOException, InterruptedException {
    return needed(run(dockerCommand(words)), List.of(words));
  }

  private static String needed(Said said, List<String> words) {
    if (said.code != 0) {
      throw new AssertionError("%s: exit code %d: %s".formatted(words, said.code, said.text));
    }
    return said.text.stripTrailing();
  }

  /// The page at a port of its network's host, once somebody answers there.
  String page(String url) throws IOException, InterruptedException {
    var namespace = Long.toString(process.pid());
    return needed(
        run(
            List.of(
                "nsenter",
                "--net",
                "--target",
                namespace,
                "curl",
                "-s",
                "--retry",
                "100",
                "--retry-all-errors",
                "--retry-delay",
                "1",
                "--retry-max-time",
                "60",
                url)),
        List.of("curl", url));
  }

  /// As the playground sees the engine of a machine.
  Engine engine() {
    return new Engine(
        "here", script -> List.of("env", "DOCKER_HOST=" + address(), "sh", "-c", script));
  }

  /// Ends it and removes all it had.
  void remove() throws IOException, InterruptedException {
    process.destroy();
    process.waitFor();
    var left = folder.resolve("exec/netns/default");
    if (Files.exists(left)) {
      run(List.of("umount", left.toString()));
    }
    run(List.of("rm", "-rf", "--one-file-system", folder.toString()));
  }
}
