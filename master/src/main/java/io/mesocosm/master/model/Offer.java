package io.mesocosm.master.model;

import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Resources;
import java.time.Instant;
import java.util.List;

/// Resources of one agent, offered to one framework for one role.
///
/// @param resources allocated to `role`
/// @param since how long the framework has been sitting on it
/// @param pid of the agent
/// @param spec of the agent, as of the offer
/// @param executors of the framework on the agent
public record Offer(
    OfferId id,
    FrameworkId framework,
    AgentId agent,
    String role,
    Resources resources,
    Instant since,
    Pid pid,
    AgentSpec spec,
    List<ExecutorId> executors) {
  public Offer {
    executors = List.copyOf(executors);
  }
}
