package io.mesocosm.marathon.core.instances;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Ids of instances: UUIDs of version 1, as Marathon's, so that they sort out by time and sender.
///
/// What is drawn by chance comes from outside, once per reign; ids then follow from the time.
///
/// @param node 62 random bits: clock sequence and node of the reign
/// @param last the last tick that was used, in 100 ns since 1582-10-15
public record InstanceUuids(long node, long last) {
  private static final Instant GREGORY = Instant.parse("1582-10-15T00:00:00Z");
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long BELOW_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;
  private static final long VERSION_1 = 0x1000L;

  /// The source after its next id, which is [#uuid] of it.
  public InstanceUuids next(Instant now) {
    var since = Duration.between(GREGORY, now);
    var tick = since.getSeconds() * 10_000_000L + since.getNano() / 100;
    return new InstanceUuids(node, Math.max(tick, last + 1));
  }

  public UUID uuid() {
    var low = last << 32;
    var mid = (last & 0xFFFF_0000_0000L) >>> 16;
    var high = (last >>> 48) & 0x0FFFL;
    return new UUID(low | mid | VERSION_1 | high, VARIANT | (node & BELOW_VARIANT));
  }
}
