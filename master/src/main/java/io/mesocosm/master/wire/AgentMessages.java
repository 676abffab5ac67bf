package io.mesocosm.master.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.core.Input.AgentReport;
import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.model.AgentSpec;
import io.mesocosm.master.model.FrameworkSpec;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.internal.ExecutorToFrameworkMessage;
import io.mesocosm.protocol.internal.ExitedExecutorMessage;
import io.mesocosm.protocol.internal.PongSlaveMessage;
import io.mesocosm.protocol.internal.RegisterSlaveMessage;
import io.mesocosm.protocol.internal.ReregisterSlaveMessage;
import io.mesocosm.protocol.internal.StatusUpdateMessage;
import io.mesocosm.protocol.internal.UnregisterSlaveMessage;
import io.mesocosm.protocol.internal.UpdateSlaveMessage;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.scheduler.Event;
import java.util.LinkedHashMap;
import java.util.Optional;

/// What agents say, read from the messages of the original's internal protocol. The captured bytes
/// of Mesos 1.12-dev are the source.
public final class AgentMessages {
  private AgentMessages() {}

  /// The input that the message stands for; empty when it asks for nothing that this master knows,
  /// a refusal when it is broken.
  public static Outcome<Optional<Input>> read(Envelope envelope) {
    var name = envelope.name();
    try {
      return switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "RegisterSlaveMessage" ->
            registering(envelope.from(), envelope.open(RegisterSlaveMessage.parser()));
        case "ReregisterSlaveMessage" ->
            reregistering(envelope.from(), envelope.open(ReregisterSlaveMessage.parser()));
        case "UnregisterSlaveMessage" ->
            some(
                new Input.AgentLeaving(
                    IdCodec.of(envelope.open(UnregisterSlaveMessage.parser()).getSlaveId()),
                    envelope.from()));
        case "UpdateSlaveMessage" -> updated(envelope.open(UpdateSlaveMessage.parser()));
        case "PongSlaveMessage" -> {
          envelope.open(PongSlaveMessage.parser());
          yield some(new Input.Ponged(envelope.from()));
        }
        case "StatusUpdateMessage" ->
            status(envelope.from(), envelope.open(StatusUpdateMessage.parser()));
        case "ExitedExecutorMessage" -> exited(envelope.open(ExitedExecutorMessage.parser()));
        case "ExecutorToFrameworkMessage" ->
            said(envelope.open(ExecutorToFrameworkMessage.parser()));
        default -> Outcome.ok(Optional.empty());
      };
    } catch (InvalidProtocolBufferException | IllegalArgumentException broken) {
      return broken(name, String.valueOf(broken.getMessage()));
    }
  }

  private static Outcome<Optional<Input>> some(Input input) {
    return Outcome.ok(Optional.of(input));
  }

  private static Outcome<Optional<Input>> broken(String name, String why) {
    return Outcome.refused(new Refusal(Refusal.Reason.MALFORMED, name, why, "a whole message"));
  }

  private static Outcome<Optional<Input>> registering(Pid from, RegisterSlaveMessage message) {
    var uuid =
        message.hasResourceVersionUuid()
            ? Wire.uuid(message.getResourceVersionUuid().getValue()).orElse(null)
            : null;
    return AgentSpecs.spec(
            message.getSlave(),
            message.getCheckpointedResourcesList(),
            message.getVersion(),
            message.getAgentCapabilitiesList(),
            uuid)
        .map(spec -> some(new Input.AgentRegistering(from, spec)))
        .orElseGet(() -> broken("RegisterSlaveMessage", "invalid resources"));
  }

  private static Outcome<Optional<Input>> reregistering(Pid from, ReregisterSlaveMessage message) {
    var uuid =
        message.hasResourceVersionUuid()
            ? Wire.uuid(message.getResourceVersionUuid().getValue()).orElse(null)
            : null;
    Optional<AgentSpec> spec =
        AgentSpecs.spec(
            message.getSlave(),
            message.getCheckpointedResourcesList(),
            message.getVersion(),
            message.getAgentCapabilitiesList(),
            uuid);
    if (spec.isEmpty() || !message.getSlave().hasId()) {
      return broken("ReregisterSlaveMessage", "invalid resources, or no id");
    }
    var frameworks = new LinkedHashMap<FrameworkId, FrameworkSpec>();
    message
        .getFrameworksList()
        .forEach(info -> frameworks.put(IdCodec.of(info.getId()), FrameworkMessages.spec(info)));
    return some(
        new Input.AgentReregistering(
            IdCodec.of(message.getSlave().getId()),
            from,
            spec.get(),
            new AgentReport(
                message.getTasksList().stream().map(TaskMessages::read).toList(),
                message.getExecutorInfosList().stream()
                    .filter(info -> !isOfCommand(message, info.getExecutorId().getValue()))
                    .map(TaskMessages::executor)
                    .toList(),
                frameworks)));
  }

  /// Executors that agents make for command tasks are not in the master's books: they carry the id
  /// of their task, and the task names no executor.
  private static boolean isOfCommand(ReregisterSlaveMessage message, String executor) {
    return message.getTasksList().stream()
        .anyMatch(task ->
            task.getTaskId().getValue().equals(executor)
                && (!task.hasExecutorId() || task.getExecutorId().getValue().isEmpty()));
  }

  private static Outcome<Optional<Input>> updated(UpdateSlaveMessage message) {
    return Outcome.ok(
        Wire.uuid(message.getResourceVersionUuid().getValue())
            .map(uuid -> new Input.AgentUpdated(IdCodec.of(message.getSlaveId()), uuid)));
  }

  private static Outcome<Optional<Input>> status(Pid from, StatusUpdateMessage message) {
    var update = message.getUpdate();
    var full = StatusMessages.full(update);
    return some(
        new Input.StatusReported(
            IdCodec.of(update.getSlaveId()),
            from,
            IdCodec.of(update.getFrameworkId()),
            IdCodec.of(full.getTaskId()),
            StatusMessages.heard(full),
            Cargo.of(full),
            Wire.state(update.hasLatestState() ? update.getLatestState() : full.getState())));
  }

  private static Outcome<Optional<Input>> exited(ExitedExecutorMessage message) {
    return some(
        new Input.ExecutorExited(
            IdCodec.of(message.getSlaveId()),
            IdCodec.of(message.getFrameworkId()),
            IdCodec.of(message.getExecutorId()),
            message.getStatus()));
  }

  private static Outcome<Optional<Input>> said(ExecutorToFrameworkMessage message) {
    var event =
        Event.Message.newBuilder()
            .setAgentId(message.getSlaveId())
            .setExecutorId(message.getExecutorId())
            .setData(message.getData())
            .build();
    return some(
        new Input.ExecutorSaid(
            IdCodec.of(message.getSlaveId()),
            IdCodec.of(message.getFrameworkId()),
            Cargo.of(event)));
  }

  /// An order under way.
  ///
  /// @param self the master, `master@10.0.0.1:5050`
  public static Envelope write(Pid self, Pid agent, AgentOrder order) {
    var from =
        order instanceof AgentOrder.Ping
            ? new Pid("slave-observer(1)", self.host(), self.port())
            : self;
    Message message = AgentOrders.message(order);
    return Envelope.of(from, agent, message);
  }
}
