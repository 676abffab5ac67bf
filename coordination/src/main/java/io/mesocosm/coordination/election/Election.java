package io.mesocosm.coordination.election;

/// A candidacy that lasts until it is closed; at most one candidate of an election leads.
public interface Election extends AutoCloseable {
  /// Whether this candidate leads at this moment, as far as it knows.
  boolean leading();

  /// Withdraws; a leader is told [LeadershipListener#resigned] before another can be elected.
  @Override
  void close();
}
