package io.mesocosm.agent.core;

import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.Update;
import io.mesocosm.agent.model.UpdateStream;
import io.mesocosm.protocol.cluster.AgentId;
import java.util.List;

/// What an agent says to its master.
public sealed interface Outgoing {
  record Register() implements Outgoing {}

  /// @param tasks with the stream of each that has news under way
  /// @param finished of which all is said
  record Reregister(
      AgentId id, List<Framework> frameworks, List<Standing> tasks, List<Task> finished)
      implements Outgoing {}

  /// What follows a welcome: resources and operations as they are.
  record Present(AgentId id) implements Outgoing {}

  record Pong() implements Outgoing {}

  /// @param latest state of the task, of which later news may be waiting
  record Report(AgentId id, Update update, TaskState latest) implements Outgoing {}

  /// A task and the news that the master was last told, when they are not acknowledged.
  record Standing(Task task, List<UpdateStream> stream) {}
}
