package io.mesocosm.framework.link;

import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.v1.FrameworkInfo;

/// Who we are, on the wire.
final class IdentityWire {
  private static final double NANOS = 1e9;

  private IdentityWire() {}

  static FrameworkInfo info(FrameworkIdentity identity) {
    var info =
        FrameworkInfo.newBuilder()
            .setUser(identity.user())
            .setName(identity.name())
            .setFailoverTimeout(identity.failoverTimeout().toNanos() / NANOS)
            .setCheckpoint(identity.checkpoint());
    if (identity.id().isPresent()) {
      info.getIdBuilder().setValue(identity.id().value());
    }
    if (identity.can(Capability.MULTI_ROLE)) {
      info.addAllRoles(identity.roles());
    } else {
      oldRole(info, identity.roles().isEmpty() ? "*" : identity.roles().getFirst());
    }
    if (!identity.principal().isEmpty()) {
      info.setPrincipal(identity.principal());
    }
    if (!identity.hostname().isEmpty()) {
      info.setHostname(identity.hostname());
    }
    if (!identity.webuiUrl().isEmpty()) {
      info.setWebuiUrl(identity.webuiUrl());
    }
    identity
        .capabilities()
        .forEach(capability -> info.addCapabilitiesBuilder().setType(type(capability)));
    identity
        .labels()
        .forEach(
            (key, value) -> info.getLabelsBuilder().addLabelsBuilder().setKey(key).setValue(value));
    return info.build();
  }

  @SuppressWarnings("deprecation") // how a framework without MULTI_ROLE names its role
  private static void oldRole(FrameworkInfo.Builder info, String role) {
    info.setRole(role);
  }

  private static FrameworkInfo.Capability.Type type(Capability capability) {
    return switch (capability) {
      case REVOCABLE_RESOURCES -> FrameworkInfo.Capability.Type.REVOCABLE_RESOURCES;
      case TASK_KILLING_STATE -> FrameworkInfo.Capability.Type.TASK_KILLING_STATE;
      case GPU_RESOURCES -> FrameworkInfo.Capability.Type.GPU_RESOURCES;
      case SHARED_RESOURCES -> FrameworkInfo.Capability.Type.SHARED_RESOURCES;
      case PARTITION_AWARE -> FrameworkInfo.Capability.Type.PARTITION_AWARE;
      case MULTI_ROLE -> FrameworkInfo.Capability.Type.MULTI_ROLE;
      case RESERVATION_REFINEMENT -> FrameworkInfo.Capability.Type.RESERVATION_REFINEMENT;
      case REGION_AWARE -> FrameworkInfo.Capability.Type.REGION_AWARE;
    };
  }
}
