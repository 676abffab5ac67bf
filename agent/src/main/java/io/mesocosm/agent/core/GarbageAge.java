package io.mesocosm.agent.core;

import java.time.Duration;

/// How old sandboxes may get (Mesos 1.11, `--gc_delay` and `--gc_disk_headroom`).
public final class GarbageAge {
  private GarbageAge() {}

  /// @param usedShare of the disk, 0 to 1
  public static Duration most(AgentRules rules, double usedShare) {
    double share = Math.max(0, 1 - rules.gcDiskHeadroom() - usedShare);
    return Duration.ofMillis((long) (rules.gcDelay().toMillis() * share));
  }
}
