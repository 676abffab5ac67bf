package io.mesocosm.testkit.network;

/// One end of a connection, listening. Nothing is heard after [#closed], nor after one's own life.
public interface Ears {
  void heard(Object message);

  /// The connection is no more.
  void closed(Ending how);
}
