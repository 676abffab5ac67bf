package io.mesocosm.meso.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Removes a local cluster with everything that it left on this machine: processes, tasks included,
/// control groups and files.
public final class Teardown {
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

  private final ClusterFolder folder;

  public Teardown(ClusterFolder folder) {
    this.folder = folder;
  }

  /// @throws ClusterBusyException when another process changes this cluster
  public void run() throws IOException, InterruptedException {
    try (var lock = ClusterLock.take(folder)) {
      run(lock);
    }
  }

  void run(ClusterLock lock) throws IOException, InterruptedException {
    new ClusterProcesses(folder).endAll();
    removeControlGroups();
    removeTree(folder.path());
    lock.forget();
  }

  // The groups of the agents lie below meso/NAME, in version 1 once in each hierarchy.
  private void removeControlGroups() throws IOException {
    removeGroups(CGROUPS.resolve("meso").resolve(folder.name()));
    if (Files.isDirectory(CGROUPS)) {
      for (var hierarchy : children(CGROUPS)) {
        removeGroups(hierarchy.resolve("meso").resolve(folder.name()));
      }
    }
  }

  // A group is removed as a folder; the files in it are the kernel's and go with it.
  private static void removeGroups(Path group) throws IOException {
    if (!Files.isDirectory(group)) {
      return;
    }
    for (var child : children(group)) {
      removeGroups(child);
    }
    Files.deleteIfExists(group);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(child -> Files.isDirectory(child) && !Files.isSymbolicLink(child)).toList();
    }
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
