package io.mesocosm.agent.wire;

import com.google.protobuf.ByteString;
import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.Status;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.Update;
import io.mesocosm.agent.model.checks.CheckResult;
import io.mesocosm.agent.model.checks.Health;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.v1.AgentID;
import io.mesocosm.protocol.v1.CheckInfo;
import io.mesocosm.protocol.v1.CheckStatusInfo;
import io.mesocosm.protocol.v1.ContainerStatus;
import io.mesocosm.protocol.v1.ExecutorID;
import io.mesocosm.protocol.v1.NetworkInfo;
import io.mesocosm.protocol.v1.TaskID;
import io.mesocosm.protocol.v1.TaskState;
import io.mesocosm.protocol.v1.TaskStatus;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Statuses of tasks as frameworks read them.
public final class News {
  private static final double NANOS = 1e9;
  private static final String ADDRESS_LABEL = "Docker.NetworkSettings.IPAddress";

  private News() {}

  /// What a status says besides is said once, to the scheduler: see [#full].
  ///
  /// @param ip of the agent, which is the address of tasks without one of their own
  public static TaskStatus write(AgentId agent, Update update, String ip) {
    var wire =
        of(update.task(), update.status())
            .setAgentId(AgentID.newBuilder().setValue(agent.value()))
            .setExecutorId(ExecutorID.newBuilder().setValue(update.executor().value()))
            .setUuid(bytes(update.uuid()));
    if (!update.container().equals(ContainerId.NONE)) {
      var container = container(update.container(), update.lodging(), ip);
      if (update.pid() > 0) {
        container.setExecutorPid((int) update.pid());
      }
      wire.setContainerStatus(container);
    }
    return wire.build();
  }

  /// As [#write], with what the container's engine says of it (Mesos 1.11, Docker executor: `data`
  /// of the first TASK_RUNNING, and a label that old service discoveries look for).
  public static TaskStatus full(AgentId agent, Update update, String ip) {
    var brief = write(agent, update, ip);
    var lodging = update.lodging();
    if (lodging.description().isEmpty()) {
      return brief;
    }
    var wire = brief.toBuilder().setData(ByteString.copyFromUtf8(lodging.description()));
    lodging.addresses().stream()
        .findFirst()
        .ifPresent(
            own -> wire.getLabelsBuilder().addLabelsBuilder().setKey(ADDRESS_LABEL).setValue(own));
    return wire.build();
  }

  private static TaskStatus.Builder of(TaskKey task, Status status) {
    var wire =
        TaskStatus.newBuilder()
            .setTaskId(TaskID.newBuilder().setValue(task.task().value()))
            .setState(state(status.state()))
            .setSource(source(status.source()))
            .setTimestamp(seconds(status.at()));
    if (!status.message().isEmpty()) {
      wire.setMessage(status.message());
    }
    if (status.reason() != Reason.NONE) {
      wire.setReason(TaskStatus.Reason.valueOf("REASON_" + status.reason().name()));
    }
    if (status.health() != Health.UNKNOWN) {
      wire.setHealthy(status.health() == Health.HEALTHY);
    }
    check(status.check(), wire);
    return wire;
  }

  public static TaskState state(io.mesocosm.agent.model.TaskState state) {
    return TaskState.valueOf("TASK_" + state.name());
  }

  private static TaskStatus.Source source(Status.Source source) {
    return switch (source) {
      case AGENT -> TaskStatus.Source.SOURCE_AGENT;
      case EXECUTOR -> TaskStatus.Source.SOURCE_EXECUTOR;
    };
  }

  private static void check(CheckResult result, TaskStatus.Builder wire) {
    switch (result) {
      case CheckResult.None _ -> {
        // A task without a check has no such field.
      }
      case CheckResult.Empty(var kind) -> empty(kind, wire.getCheckStatusBuilder());
      case CheckResult.ExitCode(var code) -> {
        var status = wire.getCheckStatusBuilder().setType(CheckInfo.Type.COMMAND);
        status.getCommandBuilder().setExitCode(code);
      }
      case CheckResult.StatusCode(var code) -> {
        var status = wire.getCheckStatusBuilder().setType(CheckInfo.Type.HTTP);
        status.getHttpBuilder().setStatusCode(code);
      }
      case CheckResult.Connected(var succeeded) -> {
        var status = wire.getCheckStatusBuilder().setType(CheckInfo.Type.TCP);
        status.getTcpBuilder().setSucceeded(succeeded);
      }
    }
  }

  private static void empty(Probe.Kind kind, CheckStatusInfo.Builder wire) {
    switch (kind) {
      case COMMAND ->
          wire.setType(CheckInfo.Type.COMMAND)
              .setCommand(CheckStatusInfo.Command.getDefaultInstance());
      case HTTP ->
          wire.setType(CheckInfo.Type.HTTP).setHttp(CheckStatusInfo.Http.getDefaultInstance());
      case TCP -> wire.setType(CheckInfo.Type.TCP).setTcp(CheckStatusInfo.Tcp.getDefaultInstance());
    }
  }

  /// A container as its agent shows it: without network when it has none of its own.
  public static ContainerStatus container(Task task) {
    var wire = ContainerStatus.newBuilder();
    wire.getContainerIdBuilder().setValue(task.container().value());
    if (!task.lodging().addresses().isEmpty()) {
      wire.addNetworkInfos(network(task.lodging(), List.of()));
    }
    return wire.setExecutorPid((int) task.pid()).build();
  }

  private static ContainerStatus.Builder container(
      ContainerId container, Lodging lodging, String machine) {
    var wire = ContainerStatus.newBuilder();
    wire.getContainerIdBuilder().setValue(container.value());
    return wire.addNetworkInfos(network(lodging, List.of(machine)));
  }

  private static NetworkInfo.Builder network(Lodging lodging, List<String> machine) {
    var network = NetworkInfo.newBuilder();
    if (!lodging.network().isEmpty()) {
      network.setName(lodging.network());
    }
    for (var ip : lodging.addresses().isEmpty() ? machine : lodging.addresses()) {
      network
          .addIpAddressesBuilder()
          .setProtocol(ip.indexOf(':') < 0 ? NetworkInfo.Protocol.IPv4 : NetworkInfo.Protocol.IPv6)
          .setIpAddress(ip);
    }
    return network;
  }

  public static double seconds(Instant at) {
    return at.getEpochSecond() + at.getNano() / NANOS;
  }

  static ByteString bytes(UUID uuid) {
    return ByteString.copyFrom(
        ByteBuffer.allocate(16)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .flip());
  }
}
