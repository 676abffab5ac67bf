package io.mesocosm.master.model;

import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.TaskState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One report of a task's state: heard from an agent, or made by the master.
public sealed interface Status {
  TaskState state();

  /// @param uuid must be acknowledged; null when the agent wants no acknowledgement
  /// @param message the v1 TaskStatus, without its data
  record Heard(TaskState state, @Nullable UUID uuid, Cargo message) implements Status {}

  /// Never acknowledged, so it has no uuid.
  ///
  /// @param reason why
  /// @param text for people
  /// @param unreachableSince set when the agent is partitioned
  /// @param repeats the v1 TaskStatus whose container and health it carries on, in answers to
  ///   reconciliation
  record Made(
      TaskState state,
      Reason reason,
      String text,
      Instant at,
      @Nullable Instant unreachableSince,
      @Nullable Cargo repeats)
      implements Status {

    public static Made of(TaskState state, Reason reason, String text, Instant at) {
      return new Made(state, reason, text, at, null, null);
    }

    /// The same for a framework that knows no partitions.
    public Made as(TaskState other) {
      return new Made(other, reason, text, at, unreachableSince, repeats);
    }
  }
}
