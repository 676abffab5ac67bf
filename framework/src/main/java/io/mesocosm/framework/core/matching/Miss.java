package io.mesocosm.framework.core.matching;

import io.mesocosm.protocol.cluster.AgentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// An offer that did not fit, kept to tell people how near it was.
///
/// @param lacks at least one
public record Miss(AgentId agent, String hostname, Instant at, List<Lack> lacks) {
  private static final Comparator<Miss> NEARNESS =
      Comparator.comparingLong(Miss::hopeless)
          .thenComparingInt(miss -> miss.lacks().size())
          .thenComparingDouble(Miss::share)
          .thenComparing(Miss::at, Comparator.reverseOrder());

  public Miss {
    lacks = List.copyOf(lacks);
  }

  /// The one that lacks less; of equals, the newer.
  public Miss nearer(Miss other) {
    return NEARNESS.compare(other, this) < 0 ? other : this;
  }

  /// Whether no waiting makes this agent fit.
  public boolean isHopeless() {
    return hopeless() > 0;
  }

  private long hopeless() {
    return lacks.stream().filter(lack -> lack.prospect() == Prospect.NEVER).count();
  }

  private double share() {
    return lacks.stream().mapToDouble(Lack::share).sum();
  }
}
