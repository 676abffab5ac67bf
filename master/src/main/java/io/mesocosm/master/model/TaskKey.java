package io.mesocosm.master.model;

import java.util.Comparator;

/// A task in the whole cluster.
public record TaskKey(FrameworkId framework, TaskId task) implements Comparable<TaskKey> {
  private static final Comparator<TaskKey> ORDER =
      Comparator.comparing(TaskKey::framework).thenComparing(TaskKey::task);

  @Override
  public int compareTo(TaskKey other) {
    return ORDER.compare(this, other);
  }
}
