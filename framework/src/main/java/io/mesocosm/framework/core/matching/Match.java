package io.mesocosm.framework.core.matching;

import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.resources.Resources;
import java.util.List;

/// What an instance takes of an offer.
///
/// @param consumed with the tags that they were offered with, as a task has to name them
/// @param left of the offer, for the next instance
/// @param ports on the host, in the order of the demand
public record Match(
    OfferId offer, AgentId agent, Resources consumed, Resources left, List<Integer> ports) {
  public Match {
    ports = List.copyOf(ports);
  }
}
