package io.mesocosm.framework.core.matching;

/// What waiting may bring.
public enum Prospect {
  /// The agent has shown as much before: others hold it now.
  NOT_NOW,
  /// Other than everything the agent has ever shown, or a matter of how it is set up.
  NEVER,
  /// Too little is known of the agent.
  UNKNOWN
}
