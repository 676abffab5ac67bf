package io.mesocosm.agent.link;

import io.mesocosm.base.http.HttpClient.Call;
import io.mesocosm.base.http.UnixHttpClient;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A real engine of our own, apart from any other on this machine: without a bridge, so that it
/// leaves the machine's network alone.
final class Dockerd {
  static final Path PROGRAM = Path.of("/usr/sbin/dockerd");
  static final Path BUSYBOX = Path.of("/bin/busybox");
  static final String IMAGE = "box:1";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder = Files.createTempDirectory("dockerd");
  private Process process;

  Dockerd() throws IOException, InterruptedException {
    process = run();
    awaitAnswer();
    load();
  }

  Path socket() {
    return folder.resolve("sock");
  }

  private Process run() throws IOException {
    return new ProcessBuilder(
            PROGRAM.toString(),
            "--host=unix://" + socket(),
            "--data-root=" + folder.resolve("data"),
            "--exec-root=" + folder.resolve("exec"),
            "--pidfile=" + folder.resolve("pid"),
            "--bridge=none",
            "--iptables=false",
            "--ip-forward=false",
            "--ip-masq=false",
            "--shutdown-timeout=1")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .start();
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    var http = new UnixHttpClient(socket());
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        if (http.send(Call.get(URI.create("http://d/_ping"))).isSuccess()) {
          return;
        }
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IOException(Files.readString(folder.resolve("log")), notYet);
        }
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  /// An image of nothing but Debian's static busybox: the engine can fetch none.
  private void load() throws IOException, InterruptedException {
    var root = Files.createDirectories(folder.resolve("root"));
    var bin = Files.createDirectories(root.resolve("bin"));
    Files.copy(BUSYBOX, bin.resolve("busybox"));
    for (var name : List.of("sh", "cat", "echo", "sleep", "touch", "env", "true", "dd")) {
      Files.createSymbolicLink(bin.resolve(name), Path.of("busybox"));
    }
    var tar = new ProcessBuilder("tar", "-C", root.toString(), "-c", ".").start();
    var bytes = new ByteArrayOutputStream();
    tar.getInputStream().transferTo(bytes);
    tar.waitFor();
    new UnixHttpClient(socket())
        .send(
            Call.post(
                    URI.create("http://d/v1.41/images/create?fromSrc=-&repo=box&tag=1"),
                    "application/x-tar",
                    bytes.toByteArray())
                .withPatience(PATIENCE));
  }

  /// Ends the engine, and with it its containers, and starts it anew.
  void restart() throws IOException, InterruptedException {
    process.destroy();
    process.waitFor();
    process = run();
    awaitAnswer();
  }

  /// Ends it and removes all it had.
  void remove() throws IOException, InterruptedException {
    process.destroy();
    process.waitFor();
    // The engine leaves the mount of the host's own network space behind.
    var left = folder.resolve("exec/netns/default");
    if (Files.exists(left)) {
      new ProcessBuilder("umount", left.toString()).inheritIO().start().waitFor();
    }
    Files.walkFileTree(folder, new Remover());
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(dir);
      return FileVisitResult.CONTINUE;
    }
  }
}
