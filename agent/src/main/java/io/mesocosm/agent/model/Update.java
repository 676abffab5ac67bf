package io.mesocosm.agent.model;

import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.TaskKey;
import java.util.UUID;

/// News that a scheduler has to acknowledge; the uuid tells repeats from new ones.
///
/// @param container [ContainerId#NONE] when there never was one
/// @param pid of the process that leads the task's session; 0 when there was none yet
/// @param lodging where the task lived when this was told
public record Update(
    TaskKey task,
    ExecutorId executor,
    ContainerId container,
    long pid,
    Lodging lodging,
    UUID uuid,
    Status status) {

  Update brief() {
    return new Update(task, executor, container, pid, lodging.brief(), uuid, status);
  }
}
