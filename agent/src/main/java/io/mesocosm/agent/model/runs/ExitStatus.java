package io.mesocosm.agent.model.runs;

/// How a run ended.
public sealed interface ExitStatus {
  /// @param code 0 to 255
  record Code(int code) implements ExitStatus {}

  /// Of a container: a signal that ended it is in the code.
  ///
  /// @param code 0 to 255
  record OfContainer(int code) implements ExitStatus {}

  /// By a signal, or with the code by which shells report one.
  record Signal(int number) implements ExitStatus {}

  /// Killed by the kernel for want of memory.
  ///
  /// @param limitBytes what it was allowed
  /// @param usedBytes the most it held at once
  record OutOfMemory(long limitBytes, long usedBytes) implements ExitStatus {}

  /// Whoever watched it is gone, and nobody knows.
  record Lost() implements ExitStatus {}
}
