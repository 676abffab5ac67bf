package io.mesocosm.agent.model.checks;

/// What the probes of a task have said so far.
///
/// @param failures of the health check in a row, those that count
/// @param passedOnce whether the health check ever succeeded: then the grace period is over
/// @param check the last answer of the other check
public record Checkup(Health health, int failures, boolean passedOnce, CheckResult check) {
  public static final Checkup NOTHING =
      new Checkup(Health.UNKNOWN, 0, false, new CheckResult.None());

  public Checkup with(CheckResult result) {
    return new Checkup(health, failures, passedOnce, result);
  }
}
