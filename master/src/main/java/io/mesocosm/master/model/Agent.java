package io.mesocosm.master.model;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Resources;
import java.time.Instant;

/// An agent that is registered: connected, or expected back before its time runs out.
///
/// @param deactivated by an operator: no offers
/// @param kills to pass on as soon as it is back
public record Agent(
    AgentId id,
    AgentSpec spec,
    Contact contact,
    Load load,
    boolean deactivated,
    PMap<TaskKey, KillOrder> kills) {

  /// Newly registered, with nothing on it.
  public static Agent fresh(AgentId id, Pid pid, AgentSpec spec, Instant now) {
    return new Agent(id, spec, Contact.first(pid, now), Load.NONE, false, PMap.empty());
  }

  public Pid pid() {
    return contact.pid();
  }

  public boolean connected() {
    return contact.connected();
  }

  public int missedPings() {
    return contact.missedPings();
  }

  public Instant registered() {
    return contact.registered();
  }

  public Instant reregistered() {
    return contact.reregistered();
  }

  public Resources used() {
    return load.used();
  }

  public Resources offered() {
    return load.offered();
  }

  public PMap<ExecutorKey, Executor> executors() {
    return load.executors();
  }

  public boolean isActive() {
    return connected() && !deactivated;
  }

  /// What is neither used nor offered.
  public Resources available() {
    return spec.total().minus(used().unallocate()).minus(offered().unallocate());
  }

  public Agent back(Pid at, AgentSpec now, Instant when) {
    return new Agent(id, now, contact.back(at, when), load, deactivated, kills);
  }

  public Agent away() {
    return with(contact.away());
  }

  public Agent withMissedPings(int missed) {
    return with(contact.withMissedPings(missed));
  }

  private Agent with(Contact other) {
    return new Agent(id, spec, other, load, deactivated, kills);
  }

  public Agent withUsed(Resources sum) {
    return with(load.withUsed(sum));
  }

  public Agent withOffered(Resources sum) {
    return with(load.withOffered(sum));
  }

  public Agent withExecutors(PMap<ExecutorKey, Executor> all) {
    return with(load.withExecutors(all));
  }

  private Agent with(Load other) {
    return new Agent(id, spec, contact, other, deactivated, kills);
  }

  public Agent withSpec(AgentSpec other) {
    return new Agent(id, other, contact, load, deactivated, kills);
  }

  public Agent withDeactivated(boolean yes) {
    return new Agent(id, spec, contact, load, yes, kills);
  }

  public Agent withKills(PMap<TaskKey, KillOrder> all) {
    return new Agent(id, spec, contact, load, deactivated, all);
  }
}
