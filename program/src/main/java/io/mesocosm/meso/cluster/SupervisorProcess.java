package io.mesocosm.meso.cluster;

import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.supervisor.PidFile;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The process of its own that supervises a cluster, seen from outside.
///
/// It runs in a session of its own, so that it outlives the terminal it was started from.
final class SupervisorProcess {
  private final ClusterFolder folder;

  private SupervisorProcess(ClusterFolder folder) {
    this.folder = folder;
  }

  static SupervisorProcess of(ClusterFolder folder) {
    return new SupervisorProcess(folder);
  }

  boolean isAlive() throws IOException {
    return PidFile.alive(folder.supervisorPid()).isPresent();
  }

  /// Replaces one that is there: the members live on, and the new one adopts them.
  void startAnew(Path program, Map<String, String> environment)
      throws IOException, InterruptedException {
    var old = PidFile.alive(folder.supervisorPid());
    if (old.isPresent()) {
      endAndWait(old.get().pid());
    }
    var builder =
        new ProcessBuilder("setsid", program.toString(), "supervise", "--name=" + folder.name());
    builder.environment().putAll(environment);
    builder.environment().put(Members.CLUSTER_VARIABLE, folder.path().toString());
    builder.redirectErrorStream(true);
    Files.createDirectories(folder.logs("supervisor"));
    builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(Redirect.appendTo(folder.log("supervisor").toFile()));
    var process = builder.start();
    // setsid becomes the program itself, by exec, as long as it leads no group of processes.
    var identity = PidFile.of(process.pid());
    if (identity.isPresent()) {
      identity.get().write(folder.supervisorPid());
    }
  }

  private static void endAndWait(long pid) throws InterruptedException {
    var process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().destroyForcibly();
      while (process.get().isAlive()) {
        Thread.sleep(1);
      }
    }
  }
}
