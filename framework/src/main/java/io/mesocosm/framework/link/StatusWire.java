package io.mesocosm.framework.link;

import io.mesocosm.framework.model.Healthy;
import io.mesocosm.framework.model.IpAddress;
import io.mesocosm.framework.model.OperationUpdate;
import io.mesocosm.framework.model.TaskUpdate;
import io.mesocosm.framework.model.UpdateReason;
import io.mesocosm.framework.model.UpdateSource;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.v1.ContainerID;
import io.mesocosm.protocol.v1.OperationStatus;
import io.mesocosm.protocol.v1.TaskStatus;
import java.time.Instant;
import java.util.List;

/// Task and operation updates from the wire.
final class StatusWire {
  private static final double MICROS = 1e6;

  private StatusWire() {}

  static TaskUpdate task(TaskStatus wire) {
    return new TaskUpdate(
        IdCodec.of(wire.getTaskId()),
        TaskState.of(wire.getState().name()).orElse(TaskState.UNKNOWN),
        IdCodec.of(wire.getAgentId()),
        IdCodec.of(wire.getExecutorId()),
        SchedulerWire.hex(wire.getUuid()),
        source(wire),
        wire.hasReason() ? UpdateReason.of(wire.getReason().name()) : UpdateReason.NONE,
        wire.getMessage(),
        wire.hasHealthy() ? (wire.getHealthy() ? Healthy.YES : Healthy.NO) : Healthy.UNKNOWN,
        instant(wire.getTimestamp()),
        addresses(wire),
        dotted(wire.getContainerStatus().getContainerId()),
        Instant.EPOCH.plusNanos(wire.getUnreachableTime().getNanoseconds()),
        Cargo.of(wire));
  }

  static OperationUpdate operation(OperationStatus wire) {
    return new OperationUpdate(
        wire.getOperationId().getValue(),
        wire.getState().name(),
        IdCodec.of(wire.getAgentId()),
        wire.getResourceProviderId().getValue(),
        SchedulerWire.hex(wire.getUuid().getValue()),
        Cargo.of(wire));
  }

  private static UpdateSource source(TaskStatus wire) {
    if (!wire.hasSource()) {
      return UpdateSource.NONE;
    }
    return switch (wire.getSource()) {
      case SOURCE_MASTER -> UpdateSource.MASTER;
      case SOURCE_AGENT -> UpdateSource.AGENT;
      case SOURCE_EXECUTOR -> UpdateSource.EXECUTOR;
    };
  }

  /// To the microsecond, which is what a double of seconds can hold today.
  private static Instant instant(double seconds) {
    return Instant.EPOCH.plusNanos(Math.round(seconds * MICROS) * 1000);
  }

  private static List<IpAddress> addresses(TaskStatus wire) {
    return wire.getContainerStatus().getNetworkInfosList().stream()
        .flatMap(network -> network.getIpAddressesList().stream())
        .filter(address -> !address.getIpAddress().isEmpty())
        .map(address -> {
          var ip = address.getIpAddress();
          var byForm = ip.indexOf(':') < 0 ? "IPv4" : "IPv6";
          return new IpAddress(ip, address.hasProtocol() ? address.getProtocol().name() : byForm);
        })
        .toList();
  }

  /// Nested containers are named from the outside in, with dots between.
  private static String dotted(ContainerID id) {
    return id.hasParent() ? dotted(id.getParent()) + "." + id.getValue() : id.getValue();
  }
}
