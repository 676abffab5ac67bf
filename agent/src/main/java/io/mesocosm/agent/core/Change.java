package io.mesocosm.agent.core;

import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.UpdateStream;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.FinishedRun;
import io.mesocosm.agent.model.runs.Remains;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskKey;

/// What must survive a crash of the agent: entries of the tables of its state, each whole.
public sealed interface Change {
  record Admitted(AgentId id) implements Change {}

  record FrameworkKept(Framework framework) implements Change {}

  record FrameworkForgotten(FrameworkId framework) implements Change {}

  record TaskKept(Task task) implements Change {}

  record TaskForgotten(TaskKey task) implements Change {}

  record StreamKept(UpdateStream stream) implements Change {}

  record StreamForgotten(TaskKey task) implements Change {}

  record FinishedKept(FinishedRun run, Task task) implements Change {}

  record FinishedForgotten(FinishedRun run) implements Change {}

  record RemainsKept(Remains remains) implements Change {}

  record RemainsForgotten(ContainerId container) implements Change {}
}
