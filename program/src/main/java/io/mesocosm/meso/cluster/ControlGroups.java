package io.mesocosm.meso.cluster;

import io.mesocosm.playground.link.Groups;
import java.io.IOException;

/// The control groups of a cluster's tasks: below `meso/CLUSTER/AGENT`.
final class ControlGroups {
  private static final String OURS = "meso";

  private ControlGroups() {}

  /// The agent's flag `--cgroups_root`.
  static String root(String cluster, String agent) {
    return String.join("/", OURS, cluster, agent);
  }

  /// Removes the groups of a cluster, whose processes have ended; and our own when it was the last.
  static void remove(String cluster) throws IOException, InterruptedException {
    Groups.remove(OURS + "/" + cluster);
    Groups.removeIfEmpty(OURS);
  }
}
