package io.mesocosm.meso.cluster;

import io.mesocosm.base.files.FileTree;
import io.mesocosm.meso.cluster.lock.ClusterBusyException;
import io.mesocosm.meso.cluster.lock.ClusterLock;
import io.mesocosm.meso.cluster.plan.ClusterFolder;
import java.io.IOException;

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
    FileTree.remove(folder.path());
  }
}
