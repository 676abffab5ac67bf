package io.mesocosm.master.core.tables;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.base.collections.PSet;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.AgentRecord;
import io.mesocosm.master.model.AgentRecord.Standing;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Quantities;
import java.util.List;
import java.util.Optional;

/// All agents: those that are registered, and what is durable about every one.
///
/// @param registered present now, connected or expected back
/// @param records as stored
/// @param waiting admitted by a former reign, and not back yet
/// @param total the scalars of all registered agents
public record Agents(
    PMap<AgentId, Agent> registered,
    PMap<AgentId, AgentRecord> records,
    PSet<AgentId> waiting,
    PMap<String, AgentId> byPid,
    Quantities total) {

  public static Agents recovered(List<AgentRecord> records) {
    var all = PMap.<AgentId, AgentRecord>empty();
    for (var record : records) {
      all = all.with(record.id(), record);
    }
    var waiting =
        records.stream()
            .filter(record -> record.standing() == Standing.ADMITTED)
            .map(AgentRecord::id)
            .toList();
    return new Agents(PMap.empty(), all, PSet.from(waiting), PMap.empty(), Quantities.NONE);
  }

  public Optional<Agent> get(AgentId id) {
    return registered.get(id);
  }

  public Optional<Agent> at(Pid pid) {
    return byPid.get(pid.toString()).flatMap(registered::get);
  }

  public Optional<Standing> standing(AgentId id) {
    return records.get(id).map(AgentRecord::standing);
  }

  /// Admitted by a former reign, and not back yet.
  public boolean isPending(AgentId id) {
    return waiting.has(id);
  }

  /// Those of a former reign that are not back yet.
  public List<AgentRecord> pending() {
    return waiting.stream().map(records::get).flatMap(Optional::stream).toList();
  }

  public boolean hasPending() {
    return !waiting.isEmpty();
  }

  public List<AgentRecord> standingAs(Standing standing) {
    return records.values().stream().filter(record -> record.standing() == standing).toList();
  }

  /// New, or the next version of the one with the same id.
  @SuppressWarnings("ReferenceEquality") // a spec is replaced as a whole; comparing it costs more
  public Agents with(Agent agent) {
    var old = registered.get(agent.id());
    var pids = byPid;
    var sum = total;
    if (old.isPresent() && !old.get().pid().equals(agent.pid())) {
      pids = pids.without(old.get().pid().toString());
    }
    if (old.isEmpty() || !old.get().pid().equals(agent.pid())) {
      pids = pids.with(agent.pid().toString(), agent.id());
    }
    if (old.isEmpty() || old.get().spec() != agent.spec()) {
      sum = old.map(was -> total.minus(was.spec().total().quantities())).orElse(total);
      sum = sum.plus(agent.spec().total().quantities());
    }
    return new Agents(
        registered.with(agent.id(), agent), records, waiting.without(agent.id()), pids, sum);
  }

  public Agents with(AgentRecord record) {
    var still = record.standing() == Standing.ADMITTED ? waiting : waiting.without(record.id());
    return new Agents(registered, records.with(record.id(), record), still, byPid, total);
  }

  /// Not registered any more; its record stays.
  public Agents without(Agent agent) {
    return new Agents(
        registered.without(agent.id()),
        records,
        waiting,
        byPid.without(agent.pid().toString()),
        total.minus(agent.spec().total().quantities()));
  }

  public Agents forgetting(AgentId id) {
    return new Agents(registered, records.without(id), waiting.without(id), byPid, total);
  }
}
