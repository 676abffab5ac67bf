package io.mesocosm.master.model;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Resources;
import java.time.Instant;

/// An agent that is registered: connected, or expected back before its time runs out.
///
/// @param pid where it listens, `slave(1)@10.0.0.2:5051`
/// @param used by executors and by tasks that are not terminal
/// @param offered in offers that are open
/// @param connected whether the connection to it stands
/// @param deactivated by an operator: no offers
/// @param missedPings sent in a row without an answer
/// @param registered when it came first
/// @param reregistered when it came last; the same as `registered` before it ever came back
/// @param kills to pass on as soon as it is back
public record Agent(
    AgentId id,
    Pid pid,
    AgentSpec spec,
    Resources used,
    Resources offered,
    boolean connected,
    boolean deactivated,
    int missedPings,
    Instant registered,
    Instant reregistered,
    PMap<ExecutorKey, Executor> executors,
    PMap<TaskKey, KillOrder> kills) {

  /// Newly registered, with nothing on it.
  public static Agent fresh(AgentId id, Pid pid, AgentSpec spec, Instant now) {
    return new Agent(
        id,
        pid,
        spec,
        Resources.NONE,
        Resources.NONE,
        true,
        false,
        0,
        now,
        now,
        PMap.empty(),
        PMap.empty());
  }

  public boolean isActive() {
    return connected && !deactivated;
  }

  /// What is neither used nor offered.
  public Resources available() {
    return spec.total().minus(used.unallocate()).minus(offered.unallocate());
  }

  public Agent back(Pid at, AgentSpec now, Instant when) {
    return new Agent(
        id, at, now, used, offered, true, deactivated, 0, registered, when, executors, kills);
  }

  public Agent away() {
    return new Agent(
        id,
        pid,
        spec,
        used,
        offered,
        false,
        deactivated,
        missedPings,
        registered,
        reregistered,
        executors,
        kills);
  }

  public Agent withSpec(AgentSpec other) {
    return new Agent(
        id,
        pid,
        other,
        used,
        offered,
        connected,
        deactivated,
        missedPings,
        registered,
        reregistered,
        executors,
        kills);
  }

  public Agent withUsed(Resources sum) {
    return new Agent(
        id,
        pid,
        spec,
        sum,
        offered,
        connected,
        deactivated,
        missedPings,
        registered,
        reregistered,
        executors,
        kills);
  }

  public Agent withOffered(Resources sum) {
    return new Agent(
        id,
        pid,
        spec,
        used,
        sum,
        connected,
        deactivated,
        missedPings,
        registered,
        reregistered,
        executors,
        kills);
  }

  public Agent withMissedPings(int missed) {
    return new Agent(
        id,
        pid,
        spec,
        used,
        offered,
        connected,
        deactivated,
        missed,
        registered,
        reregistered,
        executors,
        kills);
  }

  public Agent withDeactivated(boolean yes) {
    return new Agent(
        id,
        pid,
        spec,
        used,
        offered,
        connected,
        yes,
        missedPings,
        registered,
        reregistered,
        executors,
        kills);
  }

  public Agent withExecutors(PMap<ExecutorKey, Executor> all) {
    return new Agent(
        id,
        pid,
        spec,
        used,
        offered,
        connected,
        deactivated,
        missedPings,
        registered,
        reregistered,
        all,
        kills);
  }

  public Agent withKills(PMap<TaskKey, KillOrder> all) {
    return new Agent(
        id,
        pid,
        spec,
        used,
        offered,
        connected,
        deactivated,
        missedPings,
        registered,
        reregistered,
        executors,
        all);
  }
}
