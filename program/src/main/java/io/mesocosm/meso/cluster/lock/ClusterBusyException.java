package io.mesocosm.meso.cluster.lock;

import java.io.IOException;
import java.util.Optional;

/// Another process is changing the cluster right now.
public final class ClusterBusyException extends IOException {
  private static final long serialVersionUID = 1;

  ClusterBusyException(String cluster, Optional<LockHolder> holder) {
    super(
        "another meso (%s) is at work on the cluster '%s'; wait for it, or end it first"
            .formatted(holder.map(LockHolder::toString).orElse("in another container"), cluster));
  }
}
