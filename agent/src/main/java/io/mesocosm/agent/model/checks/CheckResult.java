package io.mesocosm.agent.model.checks;

/// The last answer of a task's check; every status of a task with a check repeats it.
public sealed interface CheckResult {
  /// The task has no check.
  record None() implements CheckResult {}

  /// The task has one, without an answer: not asked yet, or the last one took too long.
  record Empty(Probe.Kind kind) implements CheckResult {}

  record ExitCode(int code) implements CheckResult {}

  record StatusCode(int code) implements CheckResult {}

  record Connected(boolean succeeded) implements CheckResult {}
}
