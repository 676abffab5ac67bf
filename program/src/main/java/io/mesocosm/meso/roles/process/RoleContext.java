package io.mesocosm.meso.roles.process;

import java.nio.file.Path;
import java.time.Instant;

/// What a role is given besides its settings.
public interface RoleContext {
  /// Root of the archive; the user interfaces are in `ui/mesos` and `ui/marathon` below it.
  Path home();

  /// Of this program, `0.1.0`.
  String version();

  Instant startedAt();

  /// The role asks its process to end: it has lost its leadership, or met a fault. Returns at once.
  ///
  /// @param code exit code of the process
  /// @param reason for the log
  void exit(int code, String reason);
}
