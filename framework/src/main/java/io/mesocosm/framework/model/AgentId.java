package io.mesocosm.framework.model;

/// An agent, named by the master that admitted it.
///
/// @param value empty when absent
public record AgentId(String value) implements Comparable<AgentId> {
  public static final AgentId NONE = new AgentId("");

  public boolean isPresent() {
    return !value.isEmpty();
  }

  @Override
  public int compareTo(AgentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
