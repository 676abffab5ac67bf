package io.mesocosm.marathon.core;

import io.mesocosm.framework.model.Event;
import io.mesocosm.marathon.core.health.ProbeResult;
import io.mesocosm.marathon.core.messages.KillMode;
import io.mesocosm.marathon.core.messages.Origin;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.List;

/// What can happen to Marathon. A request carries the ticket under which its [Reply] goes out, and
/// the id of the deployment that may come of it.
public sealed interface Input {

  /// A person asks.
  sealed interface Request extends Input {
    long ticket();
  }

  /// Changes apps and groups. `before` of each part is what the caller saw, `after` what it wants,
  /// normalised and valid; versions and service ports of 0 are filled in here.
  ///
  /// @param force cancels the deployments that are in the way
  record Change(long ticket, DeploymentId id, RootChange change, boolean force, Origin origin)
      implements Request {}

  /// Replaces all instances of an app, by its upgrade strategy.
  record Restart(long ticket, DeploymentId id, AppPath app, boolean force, Origin origin)
      implements Request {}

  /// Kills instances. Those that are not known are passed over.
  record Kill(
      long ticket, DeploymentId id, List<InstanceId> instances, KillMode mode, boolean force)
      implements Request {
    public Kill {
      instances = List.copyOf(instances);
    }
  }

  /// @param rollback id of the deployment that undoes it
  /// @param force stops it where it is, without undoing
  record CancelDeployment(long ticket, DeploymentId running, DeploymentId rollback, boolean force)
      implements Request {}

  /// Lets an app launch at once in spite of its failures.
  record ResetDelay(long ticket, AppPath app) implements Request {}

  /// We lead: what is stored was read, everything may be taken up.
  record Elected() implements Input {}

  /// From the master, or about the session with it.
  record FromMaster(Event event) implements Input {}

  /// An offer that we used came to nothing.
  ///
  /// @param notDone whether the master certainly did not launch them; otherwise it may have
  record LaunchFailed(List<TaskId> tasks, String why, boolean notDone) implements Input {
    public LaunchFailed {
      tasks = List.copyOf(tasks);
    }
  }

  /// A health check of ours has its result.
  ///
  /// @param check index in the app's health checks
  record Probed(TaskId task, int check, ProbeResult result) implements Input {}

  /// A readiness check has its result.
  ///
  /// @param check index in the app's readiness checks
  record ReadinessProbed(TaskId task, int check, ProbeResult result) implements Input {}

  /// An alarm rings.
  record Due(Alarm alarm) implements Input {}
}
