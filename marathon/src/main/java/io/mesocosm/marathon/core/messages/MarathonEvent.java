package io.mesocosm.marathon.core.messages;

import io.mesocosm.framework.model.Master;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.Condition;
import io.mesocosm.marathon.model.live.Deployment;
import io.mesocosm.marathon.model.live.Health;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Task;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskState;
import java.time.Instant;

/// What `/v2/events` tells (Marathon 1.11, event stream), in the order in which it came to be.
public sealed interface MarathonEvent {
  Instant at();

  /// `api_post_event`, once for each app of a change.
  record AppPosted(Instant at, Origin origin, App app) implements MarathonEvent {}

  /// `status_update_event`.
  ///
  /// @param state as Marathon understood it
  record StatusUpdated(
      Instant at, Task task, AppPath app, Version version, TaskState state, String message)
      implements MarathonEvent {}

  /// `instance_changed_event`.
  ///
  /// @param condition it is in now; [#instance] may have gone on to its next task already
  record InstanceChanged(Instant at, Instance instance, Condition condition)
      implements MarathonEvent {}

  /// `instance_health_changed_event`.
  record InstanceHealthChanged(
      Instant at, InstanceId instance, Version version, Health.Vitality health)
      implements MarathonEvent {}

  /// `unknown_instance_terminated_event`.
  record UnknownInstanceTerminated(Instant at, InstanceId instance, Condition condition)
      implements MarathonEvent {}

  /// `app_terminated_event`: the last instance of a deleted app is gone.
  record AppTerminated(Instant at, AppPath app) implements MarathonEvent {}

  /// `add_health_check_event`, for check number `check` of `app`.
  record HealthCheckAdded(Instant at, App app, int check) implements MarathonEvent {}

  /// `remove_health_check_event`.
  record HealthCheckRemoved(Instant at, AppPath app) implements MarathonEvent {}

  /// `failed_health_check_event`, for check number `check` of `app`.
  record HealthCheckFailed(Instant at, App app, InstanceId instance, int check)
      implements MarathonEvent {}

  /// `health_status_changed_event`.
  record HealthStatusChanged(
      Instant at, InstanceId instance, TaskId task, Version version, boolean alive)
      implements MarathonEvent {}

  /// `unhealthy_instance_kill_event`.
  record UnhealthyKilled(Instant at, Task task, Version version, String reason)
      implements MarathonEvent {}

  /// `group_change_success`.
  record GroupChanged(Instant at, AppPath group, Version version) implements MarathonEvent {}

  /// `group_change_failed`.
  record GroupRefused(Instant at, AppPath group, Version version, String reason)
      implements MarathonEvent {}

  /// `deployment_info`: its present step begins.
  record DeploymentStepBegun(Instant at, Deployment deployment) implements MarathonEvent {}

  /// `deployment_step_success`: its present step is done.
  record DeploymentStepDone(Instant at, Deployment deployment) implements MarathonEvent {}

  /// `deployment_success`.
  record DeploymentDone(Instant at, Deployment deployment) implements MarathonEvent {}

  /// `deployment_failed`: cancelled.
  record DeploymentFailed(Instant at, Deployment deployment, String reason)
      implements MarathonEvent {}

  /// `scheduler_registered_event`.
  record Registered(Instant at, FrameworkId framework, Master master) implements MarathonEvent {}

  /// `scheduler_reregistered_event`.
  record Reregistered(Instant at, Master master) implements MarathonEvent {}

  /// `scheduler_disconnected_event`.
  record Disconnected(Instant at) implements MarathonEvent {}

  /// `framework_message_event`.
  record FrameworkMessage(Instant at, String agent, String executor, String base64)
      implements MarathonEvent {}
}
