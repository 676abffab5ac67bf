package io.mesocosm.framework.model;

import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import java.time.Instant;
import java.util.List;

/// News of one task. At least once: the same [#uuid] is the same news, and it is sent again until
/// it is acknowledged.
///
/// @param agent absent only from masters that know none
/// @param executor absent when the executor does not say
/// @param uuid in hex; empty when nobody waits for an acknowledgement (updates that the master
///   made, answers to reconciliation)
/// @param message for people; may be empty
/// @param at when it happened, by the clock of who says so
/// @param addresses of the task's container, in the order of its networks
/// @param containerId empty when unknown
/// @param unreachableSince [Instant#EPOCH] unless the agent is out of reach
/// @param status the whole `v1.TaskStatus`
public record TaskUpdate(
    TaskId task,
    TaskState state,
    AgentId agent,
    ExecutorId executor,
    String uuid,
    UpdateSource source,
    UpdateReason reason,
    String message,
    Healthy healthy,
    Instant at,
    List<IpAddress> addresses,
    String containerId,
    Instant unreachableSince,
    Cargo status) {

  public TaskUpdate {
    addresses = List.copyOf(addresses);
  }

  public boolean needsAcknowledgement() {
    return !uuid.isEmpty();
  }

  /// The call that ends its repetition; only when [#needsAcknowledgement], and only once what
  /// follows from the update is durable.
  public Call.Acknowledge acknowledgement() {
    return new Call.Acknowledge(agent, task, uuid);
  }
}
