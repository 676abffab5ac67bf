package io.mesocosm.agent.core;

import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.protocol.cluster.TaskKey;

/// What an agent wants to be woken for; each is armed at most once at a time.
public sealed interface Alarm {
  /// Ask the master again.
  record Register() implements Alarm {}

  /// The master has been silent for too long.
  record NoPing() implements Alarm {}

  /// Send the first piece of news again.
  record Resend(TaskKey task) implements Alarm {}

  record ProbeDue(RunId run, CheckPlan.Purpose purpose) implements Alarm {}

  /// The grace of a kill is over.
  record Force(RunId run) implements Alarm {}

  /// The task's time is over.
  record TooLong(RunId run) implements Alarm {}

  /// Look for sandboxes to collect.
  record Sweep() implements Alarm {}
}
