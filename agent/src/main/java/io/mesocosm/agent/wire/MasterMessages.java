package io.mesocosm.agent.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.core.Input.Wanted;
import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.internal.KillTaskMessage;
import io.mesocosm.protocol.internal.MasterSlaveConnection;
import io.mesocosm.protocol.internal.PingSlaveMessage;
import io.mesocosm.protocol.internal.ReconcileTasksMessage;
import io.mesocosm.protocol.internal.RunTaskGroupMessage;
import io.mesocosm.protocol.internal.RunTaskMessage;
import io.mesocosm.protocol.internal.ShutdownExecutorMessage;
import io.mesocosm.protocol.internal.ShutdownFrameworkMessage;
import io.mesocosm.protocol.internal.ShutdownMessage;
import io.mesocosm.protocol.internal.SlaveRegisteredMessage;
import io.mesocosm.protocol.internal.SlaveReregisteredMessage;
import io.mesocosm.protocol.internal.StatusUpdateAcknowledgementMessage;
import io.mesocosm.protocol.internal.UpdateFrameworkMessage;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.AgentID;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// What a master says, as inputs.
public final class MasterMessages {
  /// When the master does not say (Mesos 1.11: 15 s × 5).
  private static final Duration DEFAULT_PING_TIMEOUT = Duration.ofSeconds(75);

  private static final String PREFIX = "mesos.internal.";

  private MasterMessages() {}

  /// The message with its sender, where that decides whether it counts.
  ///
  /// @param uuids where names of containers come from
  /// @return empty when the message means nothing to an agent
  /// @throws InvalidProtocolBufferException when the body is no such message
  public static List<Input> hear(Envelope envelope, Supplier<UUID> uuids)
      throws InvalidProtocolBufferException {
    return read(envelope, uuids).stream().map(input -> signed(envelope.from(), input)).toList();
  }

  private static Input signed(Pid from, Input input) {
    return input instanceof Input.RunTask
            || input instanceof Input.KillTask
            || input instanceof Input.ShutdownFramework
            || input instanceof Input.ShutdownExecutor
            || input instanceof Input.Reconcile
            || input instanceof Input.SentAway
        ? new Input.Ordered(from, input)
        : input;
  }

  /// What the message says, whoever sent it.
  ///
  /// @param uuids where names of containers come from
  /// @return empty when the message means nothing to an agent
  /// @throws InvalidProtocolBufferException when the body is no such message
  public static List<Input> read(Envelope envelope, Supplier<UUID> uuids)
      throws InvalidProtocolBufferException {
    if (!envelope.name().startsWith(PREFIX)) {
      return List.of();
    }
    return switch (envelope.name().substring(PREFIX.length())) {
      case "SlaveRegisteredMessage" -> {
        var message = envelope.open(SlaveRegisteredMessage.parser());
        yield List.of(
            new Input.Welcomed(
                envelope.from(),
                agent(message.getSlaveId()),
                timeout(message.getConnection()),
                List.of()));
      }
      case "SlaveReregisteredMessage" -> {
        var message = envelope.open(SlaveReregisteredMessage.parser());
        yield List.of(
            new Input.Welcomed(
                envelope.from(),
                agent(message.getSlaveId()),
                timeout(message.getConnection()),
                message.getReconciliationsList().stream()
                    .flatMap(one -> wanted(one).stream())
                    .toList()));
      }
      case "PingSlaveMessage" ->
          List.of(
              new Input.Pinged(
                  envelope.from(), envelope.open(PingSlaveMessage.parser()).getConnected()));
      case "RunTaskMessage" -> run(envelope.open(RunTaskMessage.parser()), uuids);
      case "RunTaskGroupMessage" -> group(envelope.open(RunTaskGroupMessage.parser()));
      case "KillTaskMessage" -> {
        var message = envelope.open(KillTaskMessage.parser());
        yield List.of(
            new Input.KillTask(
                key(message.getFrameworkId().getValue(), message.getTaskId().getValue()),
                message.getKillPolicy().hasGracePeriod()
                    ? Optional.of(
                        Duration.ofNanos(message.getKillPolicy().getGracePeriod().getNanoseconds()))
                    : Optional.empty()));
      }
      case "StatusUpdateAcknowledgementMessage" ->
          acknowledged(envelope.open(StatusUpdateAcknowledgementMessage.parser()));
      case "ShutdownFrameworkMessage" ->
          List.of(
              new Input.ShutdownFramework(
                  new FrameworkId(
                      envelope
                          .open(ShutdownFrameworkMessage.parser())
                          .getFrameworkId()
                          .getValue())));
      case "ShutdownExecutorMessage" -> {
        var message = envelope.open(ShutdownExecutorMessage.parser());
        yield List.of(
            new Input.ShutdownExecutor(
                new FrameworkId(message.getFrameworkId().getValue()),
                new ExecutorId(message.getExecutorId().getValue())));
      }
      case "UpdateFrameworkMessage" -> {
        var message = envelope.open(UpdateFrameworkMessage.parser());
        yield message.hasFrameworkInfo()
            ? List.of(new Input.FrameworkUpdated(Frameworks.read(message.getFrameworkInfo())))
            : List.of();
      }
      case "ReconcileTasksMessage" ->
          List.of(new Input.Reconcile(wanted(envelope.open(ReconcileTasksMessage.parser()))));
      case "ShutdownMessage" ->
          List.of(
              new Input.SentAway(
                  "%s told this agent to shut down: '%s'"
                      .formatted(
                          envelope.from(), envelope.open(ShutdownMessage.parser()).getMessage())));
      default -> List.of();
    };
  }

  private static List<Input> run(RunTaskMessage message, Supplier<UUID> uuids) {
    var framework = message.getFramework();
    var container = new ContainerId(uuids.get().toString());
    return List.of(
        new Input.RunTask(
            Frameworks.read(framework), Orders.read(framework, message.getTask(), container)));
  }

  private static List<Input> group(RunTaskGroupMessage message) {
    var framework = message.getFramework();
    return message.getTaskGroup().getTasksList().stream()
        .<Input>map(task -> new Input.RunTask(Frameworks.read(framework), pod(framework, task)))
        .toList();
  }

  private static Input.Order pod(FrameworkInfo framework, TaskInfo task) {
    return Orders.unfit(
        framework,
        task,
        false,
        Reason.CONTAINER_LAUNCH_FAILED,
        "Task is part of a task group; this agent runs single command tasks only");
  }

  private static List<Input> acknowledged(StatusUpdateAcknowledgementMessage message) {
    var key = key(message.getFrameworkId().getValue(), message.getTaskId().getValue());
    return uuid(message.getUuid())
        .<List<Input>>map(uuid -> List.of(new Input.Acknowledged(key, uuid)))
        .orElse(List.of());
  }

  private static Optional<UUID> uuid(ByteString bytes) {
    if (bytes.size() != 16) {
      return Optional.empty();
    }
    ByteBuffer words = bytes.asReadOnlyByteBuffer();
    return Optional.of(new UUID(words.getLong(), words.getLong()));
  }

  private static List<Wanted> wanted(ReconcileTasksMessage message) {
    boolean aware = Frameworks.read(message.getFramework()).partitionAware();
    return message.getStatusesList().stream()
        .map(status ->
            new Wanted(
                key(message.getFrameworkId().getValue(), status.getTaskId().getValue()), aware))
        .toList();
  }

  private static TaskKey key(String framework, String task) {
    return new TaskKey(new FrameworkId(framework), new TaskId(task));
  }

  private static AgentId agent(AgentID wire) {
    return new AgentId(wire.getValue());
  }

  private static Duration timeout(MasterSlaveConnection connection) {
    return connection.hasTotalPingTimeoutSeconds()
        ? Durations.ofSeconds(connection.getTotalPingTimeoutSeconds())
        : DEFAULT_PING_TIMEOUT;
  }
}
