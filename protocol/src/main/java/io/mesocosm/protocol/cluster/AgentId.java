package io.mesocosm.protocol.cluster;

/// An agent: `<master uuid>-S<n>`, given by the master that admits it first and kept from then on.
///
/// @param value empty when absent, as before an agent is admitted
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
