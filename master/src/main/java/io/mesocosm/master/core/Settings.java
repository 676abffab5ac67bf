package io.mesocosm.master.core;

import io.mesocosm.base.collections.Ordered;
import io.mesocosm.master.core.allocation.Eligibility;
import java.time.Duration;
import java.util.Map;

/// The numbers that the rules go by; names of the flags in [io.mesocosm.master.MasterConfig].
///
/// @param pingEvery between two pings to an agent
/// @param maxMissed pings in a row without an answer that make an agent unreachable
/// @param agentReturn how long an agent that went away may stay away
/// @param offerTimeout after which an open offer is taken back; zero for never
/// @param allocationDelay how long changes are gathered before a run of the allocator
/// @param heartbeatEvery on scheduler streams
/// @param cleaningEvery between two looks for records that are too old
/// @param maxRecordAge after which a lost agent is forgotten
/// @param maxRecords lost agents that are remembered at most
public record Settings(
    Duration pingEvery,
    int maxMissed,
    Duration agentReturn,
    Duration offerTimeout,
    Duration allocationDelay,
    Duration heartbeatEvery,
    Duration cleaningEvery,
    Duration maxRecordAge,
    int maxRecords,
    Eligibility eligibility,
    Map<String, Double> weights,
    Caps caps) {
  public Settings {
    weights = Ordered.copyOf(weights);
  }

  /// How much of the past is kept.
  public record Caps(int completedFrameworks, int completedTasks, int unreachableTasks) {}

  /// What an agent is told: without a ping for so long, it looks for its master anew.
  Duration pingTimeout() {
    return pingEvery.multipliedBy(maxMissed);
  }
}
