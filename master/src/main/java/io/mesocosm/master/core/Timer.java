package io.mesocosm.master.core;

import io.mesocosm.master.model.FilterKey;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import java.util.UUID;

/// The master's alarm clocks; equal ones are the same clock.
public sealed interface Timer {
  /// Agents have something to offer.
  record Allocation() implements Timer {}

  record Ping(AgentId agent) implements Timer {}

  /// An agent that went away, or that a former master knew, has not come back.
  record AgentReturn(AgentId agent) implements Timer {}

  record FilterEnd(FilterKey filter) implements Timer {}

  record OfferEnd(OfferId offer) implements Timer {}

  /// A framework that went away has not come back.
  record Failover(FrameworkId framework) implements Timer {}

  record Heartbeat(FrameworkId framework, UUID stream) implements Timer {}

  /// Time to forget agents that were lost long ago.
  record Cleaning() implements Timer {}
}
