package io.mesocosm.marathon.core.health;

import java.time.Duration;

/// Where and how to look at a task.
public sealed interface ProbeTarget {
  String host();

  int port();

  Duration timeout();

  /// A GET; certificates are not verified, as on the original.
  ///
  /// @param scheme `http` or `https`
  record Http(String scheme, String host, int port, String path, Duration timeout, boolean keepBody)
      implements ProbeTarget {}

  /// A connection.
  record Tcp(String host, int port, Duration timeout) implements ProbeTarget {}
}
