package io.mesocosm.marathon.core;

import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.TaskId;

/// The alarms that the core sets, told apart by `equals`.
public sealed interface Alarm {
  /// The back-off of an app is over.
  record Relaunch(AppPath app) implements Alarm {}

  /// A kill was asked for and not answered.
  record KillAgain(InstanceId instance) implements Alarm {}

  /// A launch was not confirmed, or does not get to running.
  record Overdue(TaskId task) implements Alarm {}

  /// An unreachable instance is to be replaced.
  record Inactive(InstanceId instance) implements Alarm {}

  /// An unreachable instance is to be forgotten.
  record Expunge(InstanceId instance) implements Alarm {}

  /// A health check is to be made.
  record Check(TaskId task, int check) implements Alarm {}

  /// A readiness check is to be made.
  record Ready(TaskId task, int check) implements Alarm {}

  /// Offers may be asked for again.
  record Revive() implements Alarm {}

  /// The master is to be told our roles once more.
  record Roles() implements Alarm {}
}
