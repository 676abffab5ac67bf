package io.mesocosm.bench;

import io.mesocosm.base.files.FileTree;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.protocol.libprocess.Pid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An agent in a process of its own under a master that leads without ZooKeeper; gone when it is
/// closed.
final class AgentProcess implements AutoCloseable {
  private final Path folder;
  private final Process process;

  private AgentProcess(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  static AgentProcess start(Surroundings around, Pid master, List<String> flags)
      throws IOException {
    var folder = Files.createTempDirectory("meso-bench");
    var command =
        new ArrayList<>(
            List.of(
                around.program().toString(),
                "agent",
                "--master=" + master.address(),
                "--ip=127.0.0.1",
                "--port=0",
                "--hostname=127.0.0.1",
                "--launcher=posix",
                "--work_dir=" + folder));
    command.addAll(flags);
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    return new AgentProcess(folder, process);
  }

  /// User and system time of the process so far.
  Duration cpu() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> CommandFailedException.trouble("the agent is gone"));
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    FileTree.remove(folder);
  }
}
