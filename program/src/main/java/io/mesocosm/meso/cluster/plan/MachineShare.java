package io.mesocosm.meso.cluster.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What one of several agents on the same machine may offer.
///
/// Memory and disk are divided, because a task may fill them; processors are not, because they are
/// shared anyway and a small machine would otherwise have none to give.
///
/// @param cpus of the whole machine
/// @param memMb for one agent
/// @param diskMb for one agent
public record MachineShare(int cpus, long memMb, long diskMb) {
  private static final long MB = 1024 * 1024;
  private static final long KB_PER_MB = 1024;
  // As the agent itself does when it measures: this much stays with the machine.
  private static final long MEM_KEPT_MB = 1024;
  private static final long DISK_KEPT_MB = 5 * 1024;

  /// @param folder whose disk is divided; may not exist yet
  public static MachineShare of(int agents, Path folder) throws IOException {
    var there =
        Stream.iterate(folder, Path::getParent).filter(Files::exists).findFirst().orElseThrow();
    var disk = Files.getFileStore(there).getUsableSpace() / MB;
    return new MachineShare(
        Runtime.getRuntime().availableProcessors(),
        share(memoryMb(), MEM_KEPT_MB, agents),
        share(disk, DISK_KEPT_MB, agents));
  }

  private static long memoryMb() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemTotal:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KB_PER_MB)
          .findFirst()
          .orElseThrow(() -> new IOException("/proc/meminfo names no MemTotal"));
    }
  }

  private static long share(long all, long kept, int agents) {
    return (all >= 2 * kept ? all - kept : all / 2) / agents;
  }

  /// The agent's flag `--resources`.
  public String resources(Cluster.Agent agent) {
    return "cpus:%d;mem:%d;disk:%d;ports:[%d-%d]"
        .formatted(cpus, memMb, diskMb, agent.firstTaskPort(), agent.lastTaskPort());
  }
}
