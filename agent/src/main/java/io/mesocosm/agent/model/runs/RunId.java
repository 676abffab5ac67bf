package io.mesocosm.agent.model.runs;

import io.mesocosm.protocol.cluster.TaskKey;
import java.util.Comparator;

/// One run of one task: a task id may be used again, a container id may not.
public record RunId(TaskKey task, ContainerId container) implements Comparable<RunId> {
  private static final Comparator<RunId> ORDER =
      Comparator.comparing(RunId::task).thenComparing(RunId::container);

  @Override
  public int compareTo(RunId other) {
    return ORDER.compare(this, other);
  }
}
