package io.mesocosm.marathon.core.health;

/// What a look at a task told.
public sealed interface ProbeResult {
  /// It answered by HTTP.
  ///
  /// @param body kept only when the probe asked for it
  record Answered(int status, String contentType, String body) implements ProbeResult {}

  /// It took the connection.
  record Connected() implements ProbeResult {}

  /// No answer in time, refused, or broken.
  ///
  /// @param cause for people
  record Failed(String cause) implements ProbeResult {}
}
