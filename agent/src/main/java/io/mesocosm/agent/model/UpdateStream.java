package io.mesocosm.agent.model;

import io.mesocosm.protocol.cluster.TaskKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The news of one task on its way: only the first is sent, again and again, until the scheduler
/// has acknowledged it; then comes the next.
///
/// @param pending oldest first, never empty
/// @param attempts how often the first was sent since it became the first, or since we last
///   registered
public record UpdateStream(TaskKey task, List<Update> pending, int attempts) {
  public UpdateStream {
    pending = List.copyOf(pending);
  }

  public Update head() {
    return pending.getFirst();
  }

  public Update last() {
    return pending.getLast();
  }

  public boolean isAwaiting(UUID uuid) {
    return head().uuid().equals(uuid);
  }

  public UpdateStream plus(Update update) {
    var longer = new ArrayList<>(pending);
    longer.add(update);
    return new UpdateStream(task, longer, attempts);
  }

  /// Without its first; the result may be empty and is then to be dropped.
  public List<Update> rest() {
    return pending.subList(1, pending.size());
  }

  public UpdateStream sentTimes(int times) {
    return new UpdateStream(task, pending, times);
  }
}
