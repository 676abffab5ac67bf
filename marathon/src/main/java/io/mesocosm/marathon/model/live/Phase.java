package io.mesocosm.marathon.model.live;

import java.time.Instant;

/// Whether an instance waits or has a task.
public sealed interface Phase {
  /// Of the condition it is in.
  Instant since();

  /// Waits for an offer.
  record Scheduled(Instant since) implements Phase {}

  /// Has a task, as far as we know.
  ///
  /// @param condition from PROVISIONED to UNREACHABLE_INACTIVE
  record Placed(Task task, Condition condition, Instant since) implements Phase {
    public Placed with(Task other) {
      return new Placed(other, condition, since);
    }
  }
}
