package io.mesocosm.agent.model;

/// What the agent is busy with.
public enum Phase {
  /// Finding out what became of the runs it remembers; it does not register before.
  RECOVERING,
  SERVING,
  /// Ending its tasks because the master sent it away; then it stops.
  LEAVING
}
