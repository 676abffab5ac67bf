package io.mesocosm.master.model;

/// An agent: `<master uuid>-S<n>`, given at its first registration.
public record AgentId(String value) implements Comparable<AgentId> {
  @Override
  public int compareTo(AgentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
