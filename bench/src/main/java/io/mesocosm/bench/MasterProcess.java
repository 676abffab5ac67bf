package io.mesocosm.bench;

import io.mesocosm.base.files.FileTree;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.protocol.libprocess.Pid;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A master in a process of its own that leads without ZooKeeper; gone when it is closed.
final class MasterProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LOOK_AGAIN_MS = 10;

  private final Path folder;
  private final Process process;
  private final URI url;

  private MasterProcess(Path folder, Process process, URI url) {
    this.folder = folder;
    this.process = process;
    this.url = url;
  }

  static MasterProcess start(Surroundings around) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("meso-bench");
    var ready = folder.resolve("ready");
    var command =
        List.of(
            around.program().toString(),
            "master",
            "--ip=127.0.0.1",
            "--port=0",
            "--hostname=127.0.0.1",
            "--max_completed_tasks_per_framework=20000",
            "--work_dir=" + folder);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MESO_READY_FILE", ready.toString());
    builder.environment().put("MESO_JAVA_OPTS", "-Xmx2g");
    var process = builder.redirectOutput(folder.resolve("log").toFile()).start();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(ready)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw CommandFailedException.trouble(
            "the master did not start:\n" + Files.readString(folder.resolve("log")));
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
    var url = URI.create(Files.readString(ready).strip().split(" ", 2)[1]);
    return new MasterProcess(folder, process, url);
  }

  URI url() {
    return url;
  }

  Pid pid() {
    return new Pid("master", url.getHost(), url.getPort());
  }

  /// User and system time of the process so far.
  Duration cpu() {
    Optional<Duration> used = process.info().totalCpuDuration();
    return used.orElseThrow(() -> CommandFailedException.trouble("the master is gone"));
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    FileTree.remove(folder);
  }
}
