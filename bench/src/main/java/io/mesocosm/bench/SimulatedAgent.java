package io.mesocosm.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.mesocosm.agent.wire.Facts;
import io.mesocosm.protocol.internal.PingSlaveMessage;
import io.mesocosm.protocol.internal.PongSlaveMessage;
import io.mesocosm.protocol.internal.RegisterSlaveMessage;
import io.mesocosm.protocol.internal.RunTaskMessage;
import io.mesocosm.protocol.internal.SlaveRegisteredMessage;
import io.mesocosm.protocol.internal.StatusUpdate;
import io.mesocosm.protocol.internal.StatusUpdateAcknowledgementMessage;
import io.mesocosm.protocol.internal.StatusUpdateMessage;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.AgentInfo.Capability;
import io.mesocosm.protocol.v1.FrameworkID;
import io.mesocosm.protocol.v1.TaskID;
import io.mesocosm.protocol.v1.TaskState;
import io.mesocosm.protocol.v1.TaskStatus;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// An agent without a machine: it registers, says of each task STARTING, RUNNING and, if it is one
/// of those that end, FINISHED, each after the acknowledgement of the one before. What it is told
/// and what it says are the real messages. Not safe for several threads.
final class SimulatedAgent {
  private final Facts facts;
  private final Pid master;
  private final Predicate<String> ends;
  private final Map<String, Life> tasks = new HashMap<>();
  private final List<Running> running = new ArrayList<>();
  private String id = "";
  private long news;

  private record Running(String task, Life life) {}

  /// @param settled whether its last state was acknowledged
  private record Life(FrameworkID framework, TaskState state, boolean settled) {
    Life now(TaskState next) {
      return new Life(framework, next, false);
    }
  }

  /// @param ends whether a task, by its id, finishes as soon as it runs
  SimulatedAgent(Pid self, Pid master, Resources resources, Predicate<String> ends) {
    this.facts = new Facts(self.host(), self, resources, Attributes.NONE, "1.11.0");
    this.master = master;
    this.ends = ends;
  }

  boolean isRegistered() {
    return !id.isEmpty();
  }

  Envelope register() {
    var capabilities =
        Facts.CAPABILITIES.stream().map(type -> Capability.newBuilder().setType(type).build());
    return to(
        master,
        RegisterSlaveMessage.newBuilder()
            .setSlave(facts.slaveInfo())
            .setVersion(facts.version())
            .addAllAgentCapabilities(capabilities.toList())
            .build());
  }

  /// What it answers.
  List<Envelope> hear(Envelope envelope) throws InvalidProtocolBufferException {
    if (envelope.holds(RunTaskMessage.getDefaultInstance())) {
      var order = envelope.open(RunTaskMessage.parser());
      var task = order.getTask().getTaskId();
      var framework = order.getFramework().getId();
      return List.of(goOn(task.getValue(), new Life(framework, TaskState.TASK_STARTING, false)));
    }
    if (envelope.holds(StatusUpdateAcknowledgementMessage.getDefaultInstance())) {
      var seen = envelope.open(StatusUpdateAcknowledgementMessage.parser());
      return acknowledged(seen.getTaskId().getValue());
    }
    if (envelope.holds(PingSlaveMessage.getDefaultInstance())) {
      return List.of(to(envelope.from(), PongSlaveMessage.getDefaultInstance()));
    }
    if (envelope.holds(SlaveRegisteredMessage.getDefaultInstance())) {
      id = envelope.open(SlaveRegisteredMessage.parser()).getSlaveId().getValue();
    }
    return List.of();
  }

  private List<Envelope> acknowledged(String task) {
    var life = tasks.get(task);
    if (life == null || life.settled()) {
      return List.of();
    }
    if (life.state() == TaskState.TASK_STARTING) {
      return List.of(goOn(task, life.now(TaskState.TASK_RUNNING)));
    }
    if (life.state() == TaskState.TASK_RUNNING && ends.test(task)) {
      return List.of(goOn(task, life.now(TaskState.TASK_FINISHED)));
    }
    if (life.state() == TaskState.TASK_RUNNING) {
      var settled = new Life(life.framework(), life.state(), true);
      tasks.put(task, settled);
      running.add(new Running(task, settled));
    } else {
      tasks.remove(task);
    }
    return List.of();
  }

  private Envelope goOn(String task, Life next) {
    tasks.put(task, next);
    return report(task, next);
  }

  int running() {
    return running.size();
  }

  /// Says once more that one of its tasks runs, as after a health check.
  ///
  /// @param which of the running ones, modulo their number, which is > 0
  Envelope sayAgain(int which) {
    var chosen = running.get(which % running.size());
    return report(chosen.task(), chosen.life());
  }

  private Envelope report(String task, Life life) {
    var uuid = uuid();
    var instant = Instant.now();
    var now = instant.getEpochSecond() + instant.getNano() / 1e9;
    var status =
        TaskStatus.newBuilder()
            .setTaskId(TaskID.newBuilder().setValue(task))
            .setState(life.state())
            .setSource(TaskStatus.Source.SOURCE_EXECUTOR)
            .setTimestamp(now)
            .setUuid(uuid);
    status.getAgentIdBuilder().setValue(id);
    status.getExecutorIdBuilder().setValue(task);
    var update =
        StatusUpdate.newBuilder()
            .setFrameworkId(life.framework())
            .setStatus(status)
            .setTimestamp(now)
            .setUuid(uuid)
            .setLatestState(life.state());
    update.getExecutorIdBuilder().setValue(task);
    update.getSlaveIdBuilder().setValue(id);
    var message = StatusUpdateMessage.newBuilder().setUpdate(update);
    return to(master, message.setPid(facts.self().toString()).build());
  }

  // Unique among all agents of a run: the actor's hash and a counter.
  private ByteString uuid() {
    var bytes = ByteBuffer.allocate(16).putLong(facts.self().hashCode()).putLong(++news);
    return ByteString.copyFrom(bytes.flip());
  }

  private Envelope to(Pid receiver, Message message) {
    return Envelope.of(facts.self(), receiver, message);
  }
}
