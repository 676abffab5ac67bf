package io.mesocosm.framework.model;

import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.OfferId;

/// The master asks us to leave an agent because of planned maintenance.
///
/// @param agent absent when it asks for resources anywhere
public record InverseOffer(OfferId id, AgentId agent, Unavailability unavailability) {}
