package io.mesocosm.agent.model;

import io.mesocosm.agent.model.checks.CheckResult;
import io.mesocosm.agent.model.checks.Health;
import java.time.Instant;

/// News of a task.
///
/// @param message for people; may be empty
/// @param check never null: [CheckResult.None] for a task without check
public record Status(
    TaskState state,
    Source source,
    Reason reason,
    String message,
    Health health,
    CheckResult check,
    Instant at) {

  /// Who says so.
  public enum Source {
    AGENT,
    EXECUTOR
  }
}
