package io.mesocosm.coordination.session;

/// What a [ZkSession] knows about its connection.
public enum SessionState {
  /// Not connected yet.
  CONNECTING,
  /// Connected; what we hold (ephemeral nodes, leadership) is ours.
  CONNECTED,
  /// Connection broken; the session may still live. Nothing new can be learned.
  SUSPENDED,
  /// The session is over, or has been silent for so long that we must think so: its ephemeral nodes
  /// are or will be gone.
  LOST
}
