package io.mesocosm.master.wire;

import com.google.protobuf.ByteString;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.v1.TimeInfo;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Times, states and UUIDs on the wire.
public final class Wire {
  private static final int UUID_BYTES = 16;

  private Wire() {}

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
