package io.mesocosm.playground.core;

import io.mesocosm.playground.model.Machine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a machine may use of the host, as files of its control group: of version 1 and of version
/// 2. A group has those of its version and of its controllers; the others are passed over.
public final class Limits {
  private static final long MB = 1 << 20;
  private static final int PERIOD_US = 100_000;

  private Limits() {}

  /// Content of files by their names, in the order in which they are to be written.
  public static SequencedMap<String, String> of(Machine machine) {
    var bytes = machine.memoryMb() * MB;
    var quota = (long) machine.cpus() * PERIOD_US;
    var limits = new LinkedHashMap<String, String>();
    limits.put("memory.limit_in_bytes", Long.toString(bytes));
    limits.put("cpu.cfs_period_us", Integer.toString(PERIOD_US));
    limits.put("cpu.cfs_quota_us", Long.toString(quota));
    limits.put("memory.max", Long.toString(bytes));
    limits.put("cpu.max", "%d %d".formatted(quota, PERIOD_US));
    return Collections.unmodifiableSequencedMap(limits);
  }
}
