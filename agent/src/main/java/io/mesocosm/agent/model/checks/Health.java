package io.mesocosm.agent.model.checks;

/// What the health check of a task says.
public enum Health {
  /// There is none, or it has not said anything yet; the wire then has no field.
  UNKNOWN,
  HEALTHY,
  UNHEALTHY
}
