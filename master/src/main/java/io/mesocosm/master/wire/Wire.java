package io.mesocosm.master.wire;

import com.google.protobuf.ByteString;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.v1.AgentID;
import io.mesocosm.protocol.v1.ExecutorID;
import io.mesocosm.protocol.v1.FrameworkID;
import io.mesocosm.protocol.v1.OfferID;
import io.mesocosm.protocol.v1.TaskID;
import io.mesocosm.protocol.v1.TimeInfo;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Ids, times and states on the wire.
public final class Wire {
  private static final int UUID_BYTES = 16;

  private Wire() {}

  public static FrameworkID id(FrameworkId id) {
    return FrameworkID.newBuilder().setValue(id.value()).build();
  }

  public static AgentID id(AgentId id) {
    return AgentID.newBuilder().setValue(id.value()).build();
  }

  public static TaskID id(TaskId id) {
    return TaskID.newBuilder().setValue(id.value()).build();
  }

  public static ExecutorID id(ExecutorId id) {
    return ExecutorID.newBuilder().setValue(id.value()).build();
  }

  public static OfferID id(OfferId id) {
    return OfferID.newBuilder().setValue(id.value()).build();
  }

  public static FrameworkId id(FrameworkID id) {
    return new FrameworkId(id.getValue());
  }

  public static AgentId id(AgentID id) {
    return new AgentId(id.getValue());
  }

  public static TaskId id(TaskID id) {
    return new TaskId(id.getValue());
  }

  public static ExecutorId id(ExecutorID id) {
    return new ExecutorId(id.getValue());
  }

  public static OfferId id(OfferID id) {
    return new OfferId(id.getValue());
  }

  public static io.mesocosm.protocol.v1.TaskState state(TaskState state) {
    return io.mesocosm.protocol.v1.TaskState.valueOf(state.wire());
  }

  public static TaskState state(io.mesocosm.protocol.v1.TaskState state) {
    return TaskState.valueOf(state.name().substring("TASK_".length()));
  }

  /// Seconds since 1970, to the microsecond as the original.
  public static double seconds(Instant at) {
    return BigDecimal.valueOf(at.getEpochSecond())
        .add(BigDecimal.valueOf(at.getNano() / 1000, 6))
        .doubleValue();
  }

  public static TimeInfo time(Instant at) {
    return TimeInfo.newBuilder()
        .setNanoseconds(at.getEpochSecond() * 1_000_000_000L + at.getNano())
        .build();
  }

  public static ByteString bytes(UUID uuid) {
    var bytes = ByteBuffer.allocate(UUID_BYTES);
    bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).flip();
    return ByteString.copyFrom(bytes);
  }

  public static io.mesocosm.protocol.v1.UUID uuid(UUID uuid) {
    return io.mesocosm.protocol.v1.UUID.newBuilder().setValue(bytes(uuid)).build();
  }

  /// Empty unless there are sixteen bytes.
  public static Optional<UUID> uuid(ByteString bytes) {
    if (bytes.size() != UUID_BYTES) {
      return Optional.empty();
    }
    var both = bytes.asReadOnlyByteBuffer();
    return Optional.of(new UUID(both.getLong(), both.getLong()));
  }
}
