package io.mesocosm.master.wire;

import io.mesocosm.base.collections.PSet;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.FrameworkSpec;
import io.mesocosm.master.model.OfferConstraints;
import io.mesocosm.master.wire.checks.FrameworkChecks;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.codec.OldRole;
import io.mesocosm.protocol.resources.Quantities;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.OfferFilters;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Frameworks as messages.
public final class FrameworkMessages {
  private FrameworkMessages() {}

  static FrameworkSpec spec(FrameworkInfo info) {
    return spec(info, OfferConstraints.NONE);
  }

  static FrameworkSpec spec(FrameworkInfo info, OfferConstraints constraints) {
    var capabilities = capabilities(info);
    return new FrameworkSpec(
        info.getName(),
        info.getUser(),
        info.getPrincipal(),
        PSet.from(
            capabilities.contains(Capability.MULTI_ROLE)
                ? info.getRolesList()
                : List.of(OldRole.of(info))),
        capabilities,
        failoverTimeout(info),
        info.getCheckpoint(),
        least(info),
        constraints,
        Cargo.of(info));
  }

  static Set<Capability> capabilities(FrameworkInfo info) {
    var capabilities = EnumSet.noneOf(Capability.class);
    for (var capability : info.getCapabilitiesList()) {
      switch (capability.getType()) {
        case UNKNOWN -> {
          // One of a later version.
        }
        case REVOCABLE_RESOURCES -> capabilities.add(Capability.REVOCABLE_RESOURCES);
        case TASK_KILLING_STATE -> capabilities.add(Capability.TASK_KILLING_STATE);
        case GPU_RESOURCES -> capabilities.add(Capability.GPU_RESOURCES);
        case SHARED_RESOURCES -> capabilities.add(Capability.SHARED_RESOURCES);
        case PARTITION_AWARE -> capabilities.add(Capability.PARTITION_AWARE);
        case MULTI_ROLE -> capabilities.add(Capability.MULTI_ROLE);
        case RESERVATION_REFINEMENT -> capabilities.add(Capability.RESERVATION_REFINEMENT);
        case REGION_AWARE -> capabilities.add(Capability.REGION_AWARE);
      }
    }
    return capabilities;
  }

  /// Negative is taken and acts as none, as observed.
  private static Duration failoverTimeout(FrameworkInfo info) {
    double seconds = info.getFailoverTimeout();
    return FrameworkChecks.isTooLong(seconds) || seconds <= 0
        ? Duration.ZERO
        : Duration.ofNanos((long) (seconds * 1e9));
  }

  private static Map<String, List<Quantities>> least(FrameworkInfo info) {
    return info.getOfferFiltersMap().entrySet().stream()
        .filter(entry -> entry.getValue().hasMinAllocatableResources())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    entry.getValue().getMinAllocatableResources().getQuantitiesList().stream()
                        .map(FrameworkMessages::quantities)
                        .toList(),
                (_, later) -> later,
                TreeMap::new));
  }

  private static Quantities quantities(OfferFilters.ResourceQuantities wire) {
    var amounts = new TreeMap<String, Scalar>();
    wire.getQuantitiesMap()
        .forEach((name, amount) -> {
          if (Double.isFinite(amount.getValue())) {
            amounts.put(name, Scalar.of(amount.getValue()));
          }
        });
    return new Quantities(amounts);
  }

  /// As agents and readers see it: what the framework said last, with its id and with what may not
  /// change.
  public static FrameworkInfo info(Framework framework) {
    var info = framework.spec().info().as(FrameworkInfo.class).toBuilder();
    return info.setId(IdCodec.of(framework.id()))
        .setUser(framework.spec().user())
        .setCheckpoint(framework.spec().checkpoint())
        .build();
  }
}
