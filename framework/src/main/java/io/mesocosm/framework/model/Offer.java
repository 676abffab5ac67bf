package io.mesocosm.framework.model;

import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import java.util.List;

/// What one agent has free for one role of ours, ours to use until it is used, declined, rescinded
/// or the stream breaks (Mesos 1.11 documentation, "Scheduler HTTP API", OFFERS).
///
/// @param role it is allocated to; `*` when the master names none
/// @param resources with all their tags; what is launched takes them from here as they are
/// @param domain [Domain#NONE] when the agent has none
/// @param executors of ours that run on the agent
/// @param unavailability [Unavailability#NONE] when no maintenance is planned
public record Offer(
    OfferId id,
    AgentId agent,
    String hostname,
    String role,
    Resources resources,
    Attributes attributes,
    Domain domain,
    List<ExecutorId> executors,
    Unavailability unavailability) {

  public Offer {
    executors = List.copyOf(executors);
  }
}
