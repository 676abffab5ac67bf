package io.mesocosm.meso.cluster;

import io.mesocosm.meso.cluster.plan.ClusterFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds and ends what belongs to a cluster: supervisor, roles, and the tasks of its agents.
///
/// Tasks outlive their agents by design, so pid files of ours do not name them all. What names them
/// is their environment: a folder of the cluster stands in it.
final class ClusterProcesses {
  private static final Set<String> MARKS =
      Set.of(Members.CLUSTER_VARIABLE, "MESOS_SANDBOX", "MESOS_DIRECTORY");
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK_AGAIN_MS = 10;

  private final ClusterFolder folder;
  private final Set<String> marks;

  private ClusterProcesses(ClusterFolder folder, Set<String> marks) {
    this.folder = folder;
    this.marks = marks;
  }

  /// Supervisor, roles and tasks.
  static ClusterProcesses all(ClusterFolder folder) {
    return new ClusterProcesses(folder, MARKS);
  }

  /// Supervisor and roles; tasks run on.
  static ClusterProcesses members(ClusterFolder folder) {
    return new ClusterProcesses(folder, Set.of(Members.CLUSTER_VARIABLE));
  }

  /// Ends all of them at once, children that appear meanwhile included.
  ///
  /// @throws IOException naming those that are still there after ten seconds
  void endAll() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var left = find();
    while (!left.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("these processes do not end: " + left);
      }
      left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      Thread.sleep(LOOK_AGAIN_MS);
      left = find();
    }
  }

  /// Process numbers, without this process and those that wait for it.
  List<Long> find() throws IOException {
    var spared = ourselves();
    var found = new ArrayList<Long>();
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : processes) {
        var pid = Long.parseLong(process.getFileName().toString());
        if (!spared.contains(pid) && belongs(process)) {
          found.add(pid);
        }
      }
    }
    return found;
  }

  private static Set<Long> ourselves() {
    var line = new HashSet<Long>();
    for (var process = Optional.of(ProcessHandle.current());
        process.isPresent();
        process = process.get().parent()) {
      line.add(process.get().pid());
    }
    return line;
  }

  private boolean belongs(Path process) {
    try {
      var environment = Files.readAllBytes(process.resolve("environ"));
      var variables = new String(environment, StandardCharsets.UTF_8).split("\0", -1);
      for (var variable : variables) {
        var equals = variable.indexOf('=');
        if (equals > 0
            && marks.contains(variable.substring(0, equals))
            && Path.of(variable.substring(equals + 1)).startsWith(folder.path())) {
          return true;
        }
      }
      return false;
    } catch (IOException goneOrNotOurs) {
      return false;
    }
  }
}
