package io.mesocosm.master.model;

import io.mesocosm.base.collections.Ordered;
import io.mesocosm.base.collections.PSet;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.resources.Quantities;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a framework says about itself when it subscribes.
///
/// @param principal empty when it has none
/// @param roles under which it wants offers; one for frameworks without MULTI_ROLE
/// @param failoverTimeout how long its tasks outlive its connection; not negative
/// @param checkpoint whether its tasks survive a restart of their agent
/// @param leastByRole for a role, alternatives of which an offer must contain one; overrides the
///   master's own
/// @param constraints which agents it wants to be offered
/// @param info the v1 FrameworkInfo, for agents and readers
public record FrameworkSpec(
    String name,
    String user,
    String principal,
    PSet<String> roles,
    Set<Capability> capabilities,
    Duration failoverTimeout,
    boolean checkpoint,
    Map<String, List<Quantities>> leastByRole,
    OfferConstraints constraints,
    Cargo info) {
  public FrameworkSpec {
    capabilities = Ordered.copyOf(capabilities);
    leastByRole = Ordered.copyOf(leastByRole);
  }

  public boolean can(Capability capability) {
    return capabilities.contains(capability);
  }

  /// With what a later subscription may not change. Mesos 1.11: `user` and `checkpoint` stay
  /// silently what they were.
  public FrameworkSpec keeping(FrameworkSpec first) {
    return new FrameworkSpec(
        name,
        first.user,
        principal,
        roles,
        capabilities,
        failoverTimeout,
        first.checkpoint,
        leastByRole,
        constraints,
        info);
  }
}
