package io.mesocosm.protocol.cluster;

import java.util.Comparator;

/// A task of the whole cluster: task ids are unique within their framework only.
public record TaskKey(FrameworkId framework, TaskId task) implements Comparable<TaskKey> {
  private static final Comparator<TaskKey> ORDER =
      Comparator.comparing(TaskKey::framework).thenComparing(TaskKey::task);

  @Override
  public int compareTo(TaskKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return framework + "/" + task;
  }
}
