package io.mesocosm.meso.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The control groups of a cluster's tasks: below `meso/CLUSTER/AGENT`, in version 1 once in each
/// hierarchy.
final class ControlGroups {
  private static final Path MOUNTED = Path.of("/sys/fs/cgroup");
  private static final String OURS = "meso";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long TRY_AGAIN_MS = 10;

  private ControlGroups() {}

  /// The agent's flag `--cgroups_root`.
  static String root(String cluster, String agent) {
    return String.join("/", OURS, cluster, agent);
  }

  /// Removes the groups of a cluster, whose processes have ended; and our own when it was the last.
  static void remove(String cluster) throws IOException, InterruptedException {
    if (!Files.isDirectory(MOUNTED)) {
      return;
    }
    var places = new ArrayList<>(children(MOUNTED));
    places.add(MOUNTED);
    for (var place : places) {
      var ours = place.resolve(OURS);
      removeTree(ours.resolve(cluster));
      if (Files.isDirectory(ours) && children(ours).isEmpty()) {
        Files.delete(ours);
      }
    }
  }

  // A group is removed as a folder; the files in it are the kernel's and go with it.
  private static void removeTree(Path group) throws IOException, InterruptedException {
    if (!Files.isDirectory(group)) {
      return;
    }
    for (var child : children(group)) {
      removeTree(child);
    }
    delete(group);
  }

  // A process that was just killed is in its group until the kernel has buried it.
  private static void delete(Path group) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Files.exists(group)) {
      try {
        Files.delete(group);
      } catch (IOException busy) {
        if (System.nanoTime() > deadline) {
          throw busy;
        }
        Thread.sleep(TRY_AGAIN_MS);
      }
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(child -> Files.isDirectory(child) && !Files.isSymbolicLink(child)).toList();
    }
  }
}
