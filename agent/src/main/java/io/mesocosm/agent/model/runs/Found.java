package io.mesocosm.agent.model.runs;

/// What an agent that was started again finds of a run.
public sealed interface Found {
  /// The launch never came to the point of no return; it can be done again.
  record NotStarted() implements Found {}

  record Running(long pid, Lodging lodging) implements Found {
    public Running(long pid) {
      this(pid, Lodging.MACHINE);
    }
  }

  record Over(ExitStatus status) implements Found {}
}
