package io.mesocosm.framework.model;

import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;

/// News of an operation that was given an id.
///
/// @param agent absent for operations of external resource providers
/// @param provider id of the resource provider; empty for the agent's own resources
/// @param uuid in hex; empty when nobody waits for an acknowledgement
/// @param state as on the wire, `OPERATION_FINISHED`
/// @param status the whole `v1.OperationStatus`
public record OperationUpdate(
    String operation, String state, AgentId agent, String provider, String uuid, Cargo status) {

  public boolean needsAcknowledgement() {
    return !uuid.isEmpty();
  }
}
