package io.mesocosm.master.core.allocation;

import io.mesocosm.base.collections.PSet;
import io.mesocosm.protocol.cluster.AgentId;
import java.util.List;
import java.util.stream.Stream;

/// Which agents have something to offer since the last run.
///
/// @param dirty those to look at in the next runs
/// @param armed whether the next run is ordered already
/// @param last the agent at which the last run ended; the next one goes on behind it
public record Allocation(PSet<AgentId> dirty, boolean armed, AgentId last) {
  public static final Allocation NONE = new Allocation(PSet.empty(), false, new AgentId(""));

  public Allocation with(AgentId agent) {
    return dirty.has(agent) ? this : new Allocation(dirty.with(agent), armed, last);
  }

  public Allocation ordered() {
    return armed ? this : new Allocation(dirty, true, last);
  }

  /// The agents of the next run, `most` of them: all take turns, so that none waits behind others
  /// that change all the time.
  public List<AgentId> next(int most) {
    var agents = dirty.asSet();
    return Stream.concat(agents.tailSet(last, false).stream(), agents.headSet(last, true).stream())
        .limit(most)
        .toList();
  }

  /// After a run over `agents`.
  public Allocation after(List<AgentId> agents) {
    var rest = dirty;
    for (var agent : agents) {
      rest = rest.without(agent);
    }
    return new Allocation(rest, false, agents.isEmpty() ? last : agents.getLast());
  }
}
