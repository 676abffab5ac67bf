package io.mesocosm.agent.model;

/// Our name in the cluster; given by the master that admitted us, `<master uuid>-S0`.
public record AgentId(String value) {
  /// Before any master has admitted us.
  public static final AgentId NONE = new AgentId("");

  public boolean isGiven() {
    return !value.isEmpty();
  }

  @Override
  public String toString() {
    return value;
  }
}
