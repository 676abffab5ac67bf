package io.mesocosm.master.wire;

import com.google.protobuf.Message;
import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.AgentOrder.Missing;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.internal.FrameworkToExecutorMessage;
import io.mesocosm.protocol.internal.KillTaskMessage;
import io.mesocosm.protocol.internal.MasterSlaveConnection;
import io.mesocosm.protocol.internal.PingSlaveMessage;
import io.mesocosm.protocol.internal.ReconcileTasksMessage;
import io.mesocosm.protocol.internal.ResourceVersionUUID;
import io.mesocosm.protocol.internal.RunTaskGroupMessage;
import io.mesocosm.protocol.internal.RunTaskMessage;
import io.mesocosm.protocol.internal.ShutdownExecutorMessage;
import io.mesocosm.protocol.internal.ShutdownFrameworkMessage;
import io.mesocosm.protocol.internal.ShutdownMessage;
import io.mesocosm.protocol.internal.SlaveRegisteredMessage;
import io.mesocosm.protocol.internal.SlaveReregisteredMessage;
import io.mesocosm.protocol.internal.StatusUpdateAcknowledgementMessage;
import io.mesocosm.protocol.internal.UpdateFrameworkMessage;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.KillPolicy;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.scheduler.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Orders to agents as messages of the original's internal protocol.
final class AgentOrders {
  // What the original writes for a framework that has no libprocess address.
  private static final String NO_PID = "@0.0.0.0:0";

  private AgentOrders() {}

  static Message message(AgentOrder order) {
    return switch (order) {
      case AgentOrder.Registered(var agent, var timeout) ->
          SlaveRegisteredMessage.newBuilder()
              .setSlaveId(IdCodec.of(agent))
              .setConnection(connection(timeout))
              .build();
      case AgentOrder.Reregistered(var agent, var timeout, var missing) ->
          SlaveReregisteredMessage.newBuilder()
              .setSlaveId(IdCodec.of(agent))
              .setConnection(connection(timeout))
              .addAllReconciliations(reconciliations(missing))
              .build();
      case AgentOrder.Ping(var connected) ->
          PingSlaveMessage.newBuilder().setConnected(connected).build();
      case AgentOrder.Run run -> run(run);
      case AgentOrder.RunGroup group -> group(group);
      case AgentOrder.Kill(var kill) -> {
        var message =
            KillTaskMessage.newBuilder()
                .setFrameworkId(IdCodec.of(kill.task().framework()))
                .setTaskId(IdCodec.of(kill.task().task()));
        if (kill.policy() != null) {
          message.setKillPolicy(kill.policy().as(KillPolicy.class));
        }
        yield message.build();
      }
      case AgentOrder.Acknowledge(var agent, var task, var uuid) ->
          StatusUpdateAcknowledgementMessage.newBuilder()
              .setSlaveId(IdCodec.of(agent))
              .setFrameworkId(IdCodec.of(task.framework()))
              .setTaskId(IdCodec.of(task.task()))
              .setUuid(Wire.bytes(uuid))
              .build();
      case AgentOrder.ShutdownFramework(var framework) ->
          ShutdownFrameworkMessage.newBuilder().setFrameworkId(IdCodec.of(framework)).build();
      case AgentOrder.ShutdownExecutor(var framework, var executor) ->
          ShutdownExecutorMessage.newBuilder()
              .setFrameworkId(IdCodec.of(framework))
              .setExecutorId(IdCodec.of(executor))
              .build();
      case AgentOrder.UpdateFramework(var framework) ->
          UpdateFrameworkMessage.newBuilder()
              .setFrameworkId(IdCodec.of(framework.id()))
              .setPid(NO_PID)
              .setFrameworkInfo(FrameworkMessages.info(framework))
              .build();
      case AgentOrder.Pass(var framework, var cargo) -> {
        var message = cargo.as(Call.Message.class);
        yield FrameworkToExecutorMessage.newBuilder()
            .setSlaveId(message.getAgentId())
            .setFrameworkId(IdCodec.of(framework))
            .setExecutorId(message.getExecutorId())
            .setData(message.getData())
            .build();
      }
      case AgentOrder.Shutdown(var why) -> ShutdownMessage.newBuilder().setMessage(why).build();
    };
  }

  private static MasterSlaveConnection connection(Duration timeout) {
    return MasterSlaveConnection.newBuilder()
        .setTotalPingTimeoutSeconds(timeout.toNanos() / 1e9)
        .build();
  }

  private static List<ReconcileTasksMessage> reconciliations(List<Missing> missing) {
    Map<FrameworkId, ReconcileTasksMessage.Builder> byFramework = new LinkedHashMap<>();
    for (var one : missing) {
      byFramework
          .computeIfAbsent(
              one.task().framework(),
              id -> ReconcileTasksMessage.newBuilder().setFrameworkId(IdCodec.of(id)))
          .addStatusesBuilder()
          .setTaskId(IdCodec.of(one.task().task()))
          .setAgentId(IdCodec.of(one.agent()))
          .setState(Wire.state(one.state()));
    }
    var messages = new ArrayList<ReconcileTasksMessage>();
    byFramework.values().forEach(builder -> messages.add(builder.build()));
    return messages;
  }

  private static RunTaskMessage run(AgentOrder.Run run) {
    var message =
        RunTaskMessage.newBuilder()
            .setFramework(FrameworkMessages.info(run.framework()))
            .setPid(NO_PID)
            .setTask(task(run.info().as(TaskInfo.class), run.resources(), run.executorResources()))
            .setLaunchExecutor(run.launchExecutor());
    if (run.resourceVersion() != null) {
      message.addResourceVersionUuids(version(run.resourceVersion()));
    }
    return message.build();
  }

  private static RunTaskGroupMessage group(AgentOrder.RunGroup group) {
    var message =
        RunTaskGroupMessage.newBuilder()
            .setFramework(FrameworkMessages.info(group.framework()))
            .setLaunchExecutor(group.launchExecutor());
    for (var task : group.tasks()) {
      var info = task(task.info().as(TaskInfo.class), task.resources(), group.executorResources());
      message.setExecutor(info.getExecutor());
      message.getTaskGroupBuilder().addTasks(info);
    }
    if (group.resourceVersion() != null) {
      message.addResourceVersionUuids(version(group.resourceVersion()));
    }
    return message.build();
  }

  private static ResourceVersionUUID version(UUID uuid) {
    return ResourceVersionUUID.newBuilder().setUuid(Wire.uuid(uuid)).build();
  }

  /// As the framework sent it, with its resources allocated to their role and in the format that
  /// masters and agents use among themselves.
  private static TaskInfo task(TaskInfo info, Resources own, Resources executors) {
    var task = info.toBuilder().clearResources().addAllResources(TaskMessages.resources(own));
    if (task.hasExecutor()) {
      task.getExecutorBuilder().clearResources().addAllResources(TaskMessages.resources(executors));
    }
    return task.build();
  }
}
