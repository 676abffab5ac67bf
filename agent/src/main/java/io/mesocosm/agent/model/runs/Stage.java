package io.mesocosm.agent.model.runs;

import java.time.Instant;

/// How far the agent is with one run.
public sealed interface Stage {
  /// Ordered: sandbox, fetching, start.
  record Launching() implements Stage {}

  /// @param pid of the process that leads the task's session
  record Running(long pid, Instant since) implements Stage {}

  /// On its way out.
  ///
  /// @param pid as in [Running]; 0 when the launch was still under way
  /// @param forced whether it was told by force already
  record Killing(Cause cause, long pid, boolean forced) implements Stage {}

  /// Nothing of it runs.
  record Ended(Instant at) implements Stage {}

  /// Why the agent ends a run.
  enum Cause {
    /// The framework or an operator wants it.
    REQUESTED,
    UNHEALTHY,
    /// Over its time limit.
    TOO_LONG,
    /// The framework is gone: nobody waits for news.
    FRAMEWORK_GONE,
    /// The agent came back, and the framework does not want tasks to outlive an agent.
    NOT_CHECKPOINTED,
    /// The master told the agent to go.
    AGENT_LEAVES
  }
}
