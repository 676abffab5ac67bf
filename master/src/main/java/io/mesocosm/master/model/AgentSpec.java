package io.mesocosm.master.model;

import io.mesocosm.base.collections.Ordered;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an agent says about itself when it registers.
///
/// @param total all it offers, dynamic reservations and volumes applied
/// @param capabilities names as on the wire, `MULTI_ROLE`
/// @param version of its software, `1.11.0`
/// @param region of its fault domain; empty without one
/// @param zone of its fault domain; empty without one
/// @param attributes what its operator says of it
/// @param resourceVersion what a launch must name, so that the agent knows it is up to date; null
///   for agents before 1.5
/// @param info the v1 AgentInfo, for readers
public record AgentSpec(
    String hostname,
    Resources total,
    Set<String> capabilities,
    String version,
    String region,
    String zone,
    Attributes attributes,
    @Nullable UUID resourceVersion,
    Cargo info) {
  public AgentSpec {
    capabilities = Ordered.copyOf(capabilities);
  }

  public AgentSpec withResourceVersion(UUID version) {
    return new AgentSpec(
        hostname, total, capabilities, this.version, region, zone, attributes, version, info);
  }
}
