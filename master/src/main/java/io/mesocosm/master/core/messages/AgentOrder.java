package io.mesocosm.master.core.messages;

import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.KillOrder;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.resources.Resources;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the master tells an agent; each is one message of the original's internal protocol.
public sealed interface AgentOrder {
  /// @param pingTimeout without a ping for so long, the agent looks for a master anew
  record Registered(AgentId agent, Duration pingTimeout) implements AgentOrder {}

  /// @param missing tasks that the master knows and the agent did not report; it answers for each
  record Reregistered(AgentId agent, Duration pingTimeout, List<Missing> missing)
      implements AgentOrder {
    public Reregistered {
      missing = List.copyOf(missing);
    }
  }

  record Missing(TaskKey task, AgentId agent, TaskState state) {}

  /// @param connected false tells an agent that it must register again
  record Ping(boolean connected) implements AgentOrder {}

  /// @param resources of the task, allocated to its role
  /// @param executorResources of its executor; nothing for a command task
  /// @param info the v1 TaskInfo as the framework sent it
  /// @param launchExecutor whether the agent shall start an executor for it
  record Run(
      Framework framework,
      Cargo info,
      Resources resources,
      Resources executorResources,
      @Nullable UUID resourceVersion,
      boolean launchExecutor)
      implements AgentOrder {}

  /// The tasks of a group, each as in [Run].
  record RunGroup(
      Framework framework,
      List<GroupTask> tasks,
      Resources executorResources,
      @Nullable UUID resourceVersion,
      boolean launchExecutor)
      implements AgentOrder {
    public RunGroup {
      tasks = List.copyOf(tasks);
    }
  }

  record GroupTask(Cargo info, Resources resources) {}

  record Kill(KillOrder order) implements AgentOrder {}

  record Acknowledge(AgentId agent, TaskKey task, UUID uuid) implements AgentOrder {}

  record ShutdownFramework(FrameworkId framework) implements AgentOrder {}

  record ShutdownExecutor(FrameworkId framework, ExecutorId executor) implements AgentOrder {}

  record UpdateFramework(Framework framework) implements AgentOrder {}

  /// @param message the v1 Call.Message
  record Pass(FrameworkId framework, Cargo message) implements AgentOrder {}

  /// The agent must end itself.
  record Shutdown(String why) implements AgentOrder {}
}
