package io.mesocosm.master.core.allocation;

import io.mesocosm.base.collections.PSet;
import io.mesocosm.master.model.AgentId;

/// Which agents have something to offer since the last run.
///
/// @param dirty those to look at in the next run
/// @param armed whether the next run is ordered already
public record Allocation(PSet<AgentId> dirty, boolean armed) {
  public static final Allocation NONE = new Allocation(PSet.empty(), false);

  public Allocation with(AgentId agent) {
    return dirty.has(agent) ? this : new Allocation(dirty.with(agent), armed);
  }

  public Allocation ordered() {
    return armed ? this : new Allocation(dirty, true);
  }
}
