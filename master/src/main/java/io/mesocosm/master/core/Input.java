package io.mesocosm.master.core;

import io.mesocosm.base.collections.Ordered;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.model.AgentSpec;
import io.mesocosm.master.model.Executor;
import io.mesocosm.master.model.FrameworkSpec;
import io.mesocosm.master.model.Status;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.libprocess.Pid;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that can happen to the master.
public sealed interface Input {
  // From agents.

  record AgentRegistering(Pid pid, AgentSpec spec) implements Input {}

  record AgentReregistering(AgentId agent, Pid pid, AgentSpec spec, AgentReport report)
      implements Input {}

  /// It shuts down and will not come back.
  record AgentLeaving(AgentId agent, Pid pid) implements Input {}

  record AgentUpdated(AgentId agent, UUID resourceVersion) implements Input {}

  record Ponged(Pid pid) implements Input {}

  /// The connection to an agent broke.
  record LinkBroken(Pid pid) implements Input {}

  /// An agent forwards a status; it repeats it until it is acknowledged.
  ///
  /// @param status as the books keep it
  /// @param full the v1 TaskStatus with its data, for the framework
  /// @param latest the state that the agent knows by now
  record StatusReported(
      AgentId agent,
      Pid pid,
      FrameworkId framework,
      TaskId task,
      Status.Heard status,
      Cargo full,
      TaskState latest)
      implements Input {}

  record ExecutorExited(AgentId agent, FrameworkId framework, ExecutorId executor, int status)
      implements Input {}

  /// @param message the v1 Event.Message
  record ExecutorSaid(AgentId agent, FrameworkId framework, Cargo message) implements Input {}

  // From schedulers.

  /// @param stream a fresh id, drawn by chance, for the stream that is open already
  /// @param framework the id it had before; null when it is new
  /// @param problem why its description is not acceptable; empty when it is
  record Subscribing(
      UUID stream,
      @Nullable FrameworkId framework,
      FrameworkSpec spec,
      Set<String> suppressed,
      String problem)
      implements Input {
    public Subscribing {
      suppressed = Ordered.copyOf(suppressed);
    }
  }

  record StreamClosed(UUID stream) implements Input {}

  /// @param ticket of the caller, who waits for an [Answer]
  /// @param stream header `Mesos-Stream-Id`, empty when absent
  record Called(long ticket, FrameworkId framework, String stream, SchedulerCall call)
      implements Input {}

  // From operators.

  /// Someone wants to see all that happens from now on.
  record Watching(long ticket) implements Input {}

  record TeardownRequested(long ticket, FrameworkId framework) implements Input {}

  record GoneRequested(long ticket, AgentId agent) implements Input {}

  record ActivationRequested(long ticket, AgentId agent, boolean active) implements Input {}

  // From the clock and the election.

  /// The first input of a reign.
  record Elected() implements Input {}

  record Rang(Timer timer) implements Input {}

  /// What an agent has, told when it comes back.
  ///
  /// @param tasks with the statuses that the agent sends along
  /// @param frameworks those with executors on it
  record AgentReport(
      List<Task> tasks,
      List<Executor> executors,
      SequencedMap<FrameworkId, FrameworkSpec> frameworks) {
    public AgentReport {
      tasks = List.copyOf(tasks);
      executors = List.copyOf(executors);
    }
  }
}
