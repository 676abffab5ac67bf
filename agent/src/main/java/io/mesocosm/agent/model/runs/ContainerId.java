package io.mesocosm.agent.model.runs;

/// One run of an executor; chosen by the agent, never used twice.
public record ContainerId(String value) implements Comparable<ContainerId> {
  /// Of a task that never got as far as a container.
  public static final ContainerId NONE = new ContainerId("");

  @Override
  public int compareTo(ContainerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
