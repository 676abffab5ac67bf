package io.mesocosm.master.model;

import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import java.time.Instant;

/// What is durable about an agent: that it was admitted, and when it was lost.
///
/// @param since when it came to stand so
/// @param info the v1 AgentInfo
public record AgentRecord(AgentId id, Standing standing, Instant since, Cargo info) {
  /// How an agent stands with the cluster.
  public enum Standing {
    /// Belongs to us; it registers again after a change of masters.
    ADMITTED,
    /// Missed its pings; may come back.
    UNREACHABLE,
    /// Never to return under this id.
    GONE
  }
}
