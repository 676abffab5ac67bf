package io.mesocosm.master.model;

import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.util.Comparator;

/// An executor on one agent.
public record ExecutorKey(FrameworkId framework, ExecutorId executor)
    implements Comparable<ExecutorKey> {
  private static final Comparator<ExecutorKey> ORDER =
      Comparator.comparing(ExecutorKey::framework).thenComparing(ExecutorKey::executor);

  @Override
  public int compareTo(ExecutorKey other) {
    return ORDER.compare(this, other);
  }
}
