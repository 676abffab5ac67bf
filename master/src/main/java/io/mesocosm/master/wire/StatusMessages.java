package io.mesocosm.master.wire;

import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.model.Status;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.internal.StatusUpdate;
import io.mesocosm.protocol.v1.TaskStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// States of tasks between agents, books and frameworks.
public final class StatusMessages {
  private StatusMessages() {}

  /// As the framework gets it: with the uuid that it acknowledges and the agent it came from.
  static TaskStatus full(StatusUpdate update) {
    var status = update.getStatus().toBuilder();
    if (update.hasUuid()) {
      status.setUuid(update.getUuid());
    }
    if (!status.hasAgentId() && update.hasSlaveId()) {
      status.setAgentId(update.getSlaveId());
    }
    if (!status.hasTimestamp()) {
      status.setTimestamp(update.getTimestamp());
    }
    if (!status.hasExecutorId() && update.hasExecutorId()) {
      status.setExecutorId(update.getExecutorId());
    }
    return status.build();
  }

  /// As the books keep it: without data, which may be large.
  static Status.Heard heard(TaskStatus full) {
    @Nullable UUID uuid = full.hasUuid() ? Wire.uuid(full.getUuid()).orElse(null) : null;
    return new Status.Heard(
        Wire.state(full.getState()), uuid, Cargo.of(full.toBuilder().clearData().build()));
  }

  /// One status of a task in the books.
  public static TaskStatus status(Task task, Status status) {
    return switch (status) {
      case Status.Heard(var _, var _, var message) -> message.as(TaskStatus.class);
      case Status.Made made -> made(task.id(), task.agent(), null, made);
    };
  }

  static TaskStatus report(SchedulerEvent.Report report) {
    return made(report.task(), report.agent(), report.executor(), report.status());
  }

  private static TaskStatus made(
      TaskId task, @Nullable AgentId agent, @Nullable ExecutorId executor, Status.Made made) {
    var status =
        TaskStatus.newBuilder()
            .setTaskId(IdCodec.of(task))
            .setState(Wire.state(made.state()))
            .setMessage(made.text())
            .setSource(TaskStatus.Source.SOURCE_MASTER)
            .setReason(TaskStatus.Reason.valueOf("REASON_" + made.reason()))
            .setTimestamp(Wire.seconds(made.at()));
    if (agent != null) {
      status.setAgentId(IdCodec.of(agent));
    }
    if (executor != null) {
      status.setExecutorId(IdCodec.of(executor));
    }
    if (made.unreachableSince() != null) {
      status.setUnreachableTime(Wire.time(made.unreachableSince()));
    }
    if (made.repeats() != null) {
      carryOn(made.repeats().as(TaskStatus.class), status);
    }
    return status.build();
  }

  /// What an answer to reconciliation repeats of the last update.
  private static void carryOn(TaskStatus last, TaskStatus.Builder status) {
    if (last.hasHealthy()) {
      status.setHealthy(last.getHealthy());
    }
    if (last.hasCheckStatus()) {
      status.setCheckStatus(last.getCheckStatus());
    }
    if (last.hasLabels()) {
      status.setLabels(last.getLabels());
    }
    if (last.hasContainerStatus()) {
      status.setContainerStatus(last.getContainerStatus());
    }
  }
}
