package io.mesocosm.agent.model.runs;

import io.mesocosm.protocol.cluster.FrameworkId;
import java.time.Instant;
import java.util.Comparator;

/// Names a task of which all is said, in the order in which they ended.
public record FinishedRun(FrameworkId framework, Instant at, ContainerId container)
    implements Comparable<FinishedRun> {
  private static final Comparator<FinishedRun> ORDER =
      Comparator.comparing(FinishedRun::framework)
          .thenComparing(FinishedRun::at)
          .thenComparing(FinishedRun::container);

  @Override
  public int compareTo(FinishedRun other) {
    return ORDER.compare(this, other);
  }
}
