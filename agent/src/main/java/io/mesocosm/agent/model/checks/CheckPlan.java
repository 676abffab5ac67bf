package io.mesocosm.agent.model.checks;

import java.time.Duration;

/// When and how a task is probed, and what for.
///
/// @param delay from the start of the task to the first probe
/// @param interval from the end of a probe to the next
/// @param timeout after which a probe counts as silent; zero waits for ever
/// @param grace from the start of the task: failures in it do not count before the first success;
///   health checks only
/// @param failures in a row at which the task is killed, ≥ 1; health checks only
public record CheckPlan(
    Purpose purpose,
    Probe probe,
    Duration delay,
    Duration interval,
    Duration timeout,
    Duration grace,
    int failures) {

  /// A health check kills, a check only tells.
  public enum Purpose {
    HEALTH,
    CHECK
  }
}
