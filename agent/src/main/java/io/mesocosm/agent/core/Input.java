package io.mesocosm.agent.core;

import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.TaskSpec;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.libprocess.Pid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All that can happen to an agent.
public sealed interface Input {

  /// The loop runs; what the journal remembered is in the state. Always the first.
  record Started() implements Input {}

  // From the masters' election and the connection to the leader.

  /// Who leads now, or nobody.
  record LeaderChanged(Optional<Pid> leader) implements Input {}

  /// The connection to `peer` broke or could not be made.
  record MasterExited(Pid peer) implements Input {}

  // From the master.

  /// Told by `from` that we are `id`.
  ///
  /// @param pingTimeout silence after which we ask again
  /// @param wanted tasks of which the master wants to hear; empty for a first registration
  record Welcomed(Pid from, AgentId id, Duration pingTimeout, List<Wanted> wanted)
      implements Input {}

  /// @param connected false when the master has lost its bond with us
  record Pinged(Pid from, boolean connected) implements Input {}

  /// What a master orders. One that leads no more may have sent it, and only now it comes: it
  /// counts only from the master that we follow.
  record Ordered(Pid by, Input order) implements Input {}

  record RunTask(Framework framework, Order order) implements Input {}

  /// @param grace takes the place of the task's own when present
  record KillTask(TaskKey task, Optional<Duration> grace) implements Input {}

  record ShutdownFramework(FrameworkId framework) implements Input {}

  record ShutdownExecutor(FrameworkId framework, ExecutorId executor) implements Input {}

  record FrameworkUpdated(Framework framework) implements Input {}

  record Acknowledged(TaskKey task, UUID uuid) implements Input {}

  record Reconcile(List<Wanted> wanted) implements Input {}

  /// The master refuses us for good.
  record SentAway(String why) implements Input {}

  // From this machine.

  record Launched(RunId run, long pid, Lodging lodging) implements Input {
    public Launched(RunId run, long pid) {
      this(run, pid, Lodging.MACHINE);
    }
  }

  /// Nothing of it runs.
  record LaunchFailed(RunId run, String why) implements Input {}

  /// Nothing of it runs any more.
  record Exited(RunId run, ExitStatus status) implements Input {}

  record Surveyed(RunId run, Found found) implements Input {}

  record Probed(RunId run, CheckPlan.Purpose purpose, Probe.Answer answer) implements Input {}

  /// @param usedShare of the disk under the work directory, 0 to 1
  record DiskMeasured(double usedShare) implements Input {}

  /// @param gone nothing of them is left
  /// @param stuck those that could not be removed
  record SandboxesRemoved(List<RunPlace> gone, List<RunPlace> stuck) implements Input {}

  record Rang(Alarm alarm) implements Input {}

  /// A task to run, or why it cannot be run here.
  sealed interface Order {
    TaskKey key();

    ExecutorId executor();

    /// @param container chosen by the edge
    /// @param info its TaskInfo
    record Fit(TaskSpec spec, ContainerId container, Cargo info) implements Order {
      @Override
      public TaskKey key() {
        return spec.key();
      }

      @Override
      public ExecutorId executor() {
        return spec.executor();
      }
    }

    /// @param invalid whether the description itself is wrong; otherwise it asks for something that
    ///   this agent cannot do
    record Unfit(TaskKey key, ExecutorId executor, boolean invalid, Reason reason, String why)
        implements Order {}
  }

  /// A task that the master believes to be here.
  record Wanted(TaskKey task, boolean partitionAware) {}
}
