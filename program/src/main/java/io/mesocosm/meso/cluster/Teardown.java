package io.mesocosm.meso.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Removes a local cluster with everything that it left on this machine: processes, tasks included,
/// control groups and files.
public final class Teardown {
  private final ClusterFolder folder;

  public Teardown(ClusterFolder folder) {
    this.folder = folder;
  }

  /// @throws ClusterBusyException when another process changes this cluster
  public void run() throws IOException, InterruptedException {
    try (var lock = ClusterLock.take(folder)) {
      remove();
      lock.forget();
    }
  }

  /// For who has the right to change the cluster.
  void remove() throws IOException, InterruptedException {
    ClusterProcesses.all(folder).endAll();
    ControlGroups.remove(folder.name());
    removeTree(folder.path());
  }

  private static void removeTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (var all = Files.walk(root)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
