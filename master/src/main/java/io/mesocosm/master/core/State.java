package io.mesocosm.master.core;

import io.mesocosm.master.core.allocation.Allocation;
import io.mesocosm.master.core.allocation.Filters;
import io.mesocosm.master.core.allocation.Shares;
import io.mesocosm.master.core.tables.Agents;
import io.mesocosm.master.core.tables.Frameworks;
import io.mesocosm.master.core.tables.Ids;
import io.mesocosm.master.core.tables.Offers;
import io.mesocosm.master.core.tables.Tasks;
import io.mesocosm.master.model.AgentRecord;
import java.util.List;
import java.util.UUID;

/// The whole cluster at one moment: one table per kind of thing, each the only one to keep its
/// indexes.
public record State(
    Ids ids,
    Agents agents,
    Frameworks frameworks,
    Tasks tasks,
    Offers offers,
    Filters filters,
    Shares shares,
    Allocation allocation) {

  /// A new reign: nothing is known but what was durable.
  ///
  /// @param master drawn by chance; the prefix of all that this master names
  public static State begin(UUID master, List<AgentRecord> records) {
    return new State(
        Ids.of(master),
        Agents.recovered(records),
        Frameworks.EMPTY,
        Tasks.EMPTY,
        Offers.EMPTY,
        Filters.EMPTY,
        Shares.EMPTY,
        Allocation.NONE);
  }

  State with(Ids other) {
    return new State(other, agents, frameworks, tasks, offers, filters, shares, allocation);
  }

  State with(Agents other) {
    return new State(ids, other, frameworks, tasks, offers, filters, shares, allocation);
  }

  State with(Frameworks other) {
    return new State(ids, agents, other, tasks, offers, filters, shares, allocation);
  }

  State with(Tasks other) {
    return new State(ids, agents, frameworks, other, offers, filters, shares, allocation);
  }

  State with(Offers other) {
    return new State(ids, agents, frameworks, tasks, other, filters, shares, allocation);
  }

  State with(Filters other) {
    return new State(ids, agents, frameworks, tasks, offers, other, shares, allocation);
  }

  State with(Shares other) {
    return new State(ids, agents, frameworks, tasks, offers, filters, other, allocation);
  }

  State with(Allocation other) {
    return new State(ids, agents, frameworks, tasks, offers, filters, shares, other);
  }
}
