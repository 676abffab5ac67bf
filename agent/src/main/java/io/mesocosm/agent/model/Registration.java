package io.mesocosm.agent.model;

import io.mesocosm.protocol.libprocess.Pid;
import java.time.Duration;

/// Where the agent stands with its master.
public sealed interface Registration {
  /// Nobody is known to lead.
  record NoMaster() implements Registration {}

  /// A leader is known and is being asked.
  ///
  /// @param attempts made so far
  record Asking(Pid master, int attempts) implements Registration {}

  /// The leader knows us.
  ///
  /// @param pingTimeout silence of the master after which we ask again
  record Member(Pid master, Duration pingTimeout) implements Registration {}
}
