package io.mesocosm.master.wire;

import io.mesocosm.base.Outcome;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.AgentRecord;
import io.mesocosm.master.model.AgentSpec;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.codec.AttributeCodec;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.codec.OldMessages;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.internal.SlaveInfo;
import io.mesocosm.protocol.resources.Disk;
import io.mesocosm.protocol.resources.Reservation;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Tags;
import io.mesocosm.protocol.v1.AgentInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What agents say about themselves, as messages.
public final class AgentSpecs {
  private AgentSpecs() {}

  /// Empty when its resources are none.
  ///
  /// @throws IllegalArgumentException when its attributes are none
  /// @param checkpointed dynamic reservations and volumes, which its flags know nothing of
  static Optional<AgentSpec> spec(
      SlaveInfo info,
      List<io.mesocosm.protocol.v1.Resource> checkpointed,
      String version,
      List<AgentInfo.Capability> capabilities,
      @Nullable UUID resourceVersion) {
    var attributes = AttributeCodec.read(OldMessages.agent(info).getAttributesList());
    var own = ResourceCodec.read("slave/resources", info.getResourcesList());
    var added = ResourceCodec.read("checkpointed_resources", checkpointed);
    return own instanceof Outcome.Ok<Resources>(var flags)
            && added instanceof Outcome.Ok<Resources>(var dynamic)
        ? Optional.of(
            new AgentSpec(
                info.getHostname(),
                applied(flags, dynamic),
                capabilities.stream()
                    .map(capability -> capability.getType().name())
                    .collect(Collectors.toCollection(LinkedHashSet::new)),
                version,
                info.getDomain().getFaultDomain().getRegion().getName(),
                info.getDomain().getFaultDomain().getZone().getName(),
                attributes,
                resourceVersion,
                Cargo.of(OldMessages.agent(info))))
        : Optional.empty();
  }

  /// What was reserved or made a volume since the agent was configured takes the place of what it
  /// was made from.
  private static Resources applied(Resources flags, Resources dynamic) {
    var total = flags;
    for (var resource : dynamic.items()) {
      var made = Resources.of(resource);
      var from = Resources.of(resource.with(AgentSpecs::plain));
      total = total.contains(from) ? total.minus(from).plus(made) : total;
    }
    return total;
  }

  private static Tags plain(Tags tags) {
    var layers =
        tags.reservations().stream()
            .filter(layer -> layer.kind() == Reservation.Kind.STATIC)
            .toList();
    var disk = tags.disk();
    var bare = disk == null || disk.source() == null ? null : new Disk(disk.source(), null, null);
    return tags.withReservations(layers).withDisk(bare).withShared(false);
  }

  /// As operators see it.
  public static AgentInfo info(Agent agent) {
    return agent.spec().info().as(AgentInfo.class).toBuilder()
        .setId(IdCodec.of(agent.id()))
        .build();
  }

  public static AgentInfo info(AgentRecord record) {
    return record.info().as(AgentInfo.class).toBuilder().setId(IdCodec.of(record.id())).build();
  }
}
