package io.mesocosm.meso.cluster;

import java.io.IOException;

/// Another process is changing the cluster right now.
public final class ClusterBusyException extends IOException {
  private static final long serialVersionUID = 1;

  ClusterBusyException(String cluster, String pid) {
    super(
        "another meso (process %s) is at work on the cluster '%s'; wait for it, or end it first"
            .formatted(pid.isEmpty() ? "unknown" : pid, cluster));
  }
}
