package io.mesocosm.agent.model;

import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.FinishedRun;
import io.mesocosm.agent.model.runs.Remains;
import io.mesocosm.base.collections.PMap;
import io.mesocosm.base.collections.PSet;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskKey;

/// All that an agent knows.
///
/// @param surveyed runs of which we do not know yet what became of them
/// @param tasks until their last news is acknowledged
/// @param streams never holds an empty one; has entries without a task for orders that were refused
/// @param finished what the endpoints still show of tasks that are over, a bounded number
/// @param remains sandboxes to collect
public record AgentState(
    Phase phase,
    AgentId id,
    Registration registration,
    PSet<ContainerId> surveyed,
    PMap<FrameworkId, Framework> frameworks,
    PMap<TaskKey, Task> tasks,
    PMap<TaskKey, UpdateStream> streams,
    PMap<FinishedRun, Task> finished,
    PMap<ContainerId, Remains> remains) {

  /// An agent that was never admitted anywhere.
  public static final AgentState NEW =
      new AgentState(
          Phase.RECOVERING,
          AgentId.NONE,
          new Registration.NoMaster(),
          PSet.empty(),
          PMap.empty(),
          PMap.empty(),
          PMap.empty(),
          PMap.empty(),
          PMap.empty());

  public AgentState in(Phase next) {
    return new AgentState(
        next, id, registration, surveyed, frameworks, tasks, streams, finished, remains);
  }

  public AgentState named(AgentId given) {
    return new AgentState(
        phase, given, registration, surveyed, frameworks, tasks, streams, finished, remains);
  }

  public AgentState with(Registration next) {
    return new AgentState(phase, id, next, surveyed, frameworks, tasks, streams, finished, remains);
  }

  public AgentState surveying(PSet<ContainerId> next) {
    return new AgentState(
        phase, id, registration, next, frameworks, tasks, streams, finished, remains);
  }

  public AgentState withFrameworks(PMap<FrameworkId, Framework> next) {
    return new AgentState(
        phase, id, registration, surveyed, next, tasks, streams, finished, remains);
  }

  public AgentState withTasks(PMap<TaskKey, Task> next) {
    return new AgentState(
        phase, id, registration, surveyed, frameworks, next, streams, finished, remains);
  }

  public AgentState withStreams(PMap<TaskKey, UpdateStream> next) {
    return new AgentState(
        phase, id, registration, surveyed, frameworks, tasks, next, finished, remains);
  }

  public AgentState withFinished(PMap<FinishedRun, Task> next) {
    return new AgentState(
        phase, id, registration, surveyed, frameworks, tasks, streams, next, remains);
  }

  public AgentState withRemains(PMap<ContainerId, Remains> next) {
    return new AgentState(
        phase, id, registration, surveyed, frameworks, tasks, streams, finished, next);
  }
}
