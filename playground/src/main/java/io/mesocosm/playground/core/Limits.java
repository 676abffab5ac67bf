package io.mesocosm.playground.core;

import io.mesocosm.playground.model.Machine;
import java.util.List;

/// What a machine may use of the host, as files of its control group: of version 1 and of version
/// 2. A group has those of its version and of its controllers; the others are passed over.
public final class Limits {
  private static final long MB = 1 << 20;
  private static final int PERIOD_US = 100_000;

  private Limits() {}

  /// Lines of a file's name and its content.
  public static List<String> of(Machine machine) {
    var bytes = machine.memoryMb() * MB;
    var quota = (long) machine.cpus() * PERIOD_US;
    return List.of(
        "memory.limit_in_bytes " + bytes,
        "cpu.cfs_period_us " + PERIOD_US,
        "cpu.cfs_quota_us " + quota,
        "memory.max " + bytes,
        "cpu.max %d %d".formatted(quota, PERIOD_US));
  }
}
