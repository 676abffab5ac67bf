package io.mesocosm.agent.wire;

import com.google.protobuf.Message;
import io.mesocosm.agent.core.Outgoing;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.Update;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.internal.Archive;
import io.mesocosm.protocol.internal.PongSlaveMessage;
import io.mesocosm.protocol.internal.RegisterSlaveMessage;
import io.mesocosm.protocol.internal.ReregisterSlaveMessage;
import io.mesocosm.protocol.internal.SlaveInfo;
import io.mesocosm.protocol.internal.StatusUpdate;
import io.mesocosm.protocol.internal.StatusUpdateMessage;
import io.mesocosm.protocol.internal.UpdateSlaveMessage;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.AgentID;
import io.mesocosm.protocol.v1.FrameworkInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an agent says, as messages of Mesos' internal protocol (seen on the wire of 1.12-dev).
public final class AgentMessages {
  private final Facts facts;

  public AgentMessages(Facts facts) {
    this.facts = facts;
  }

  public Envelope write(Pid to, Outgoing outgoing) {
    return Envelope.of(facts.self(), to, message(outgoing));
  }

  private Message message(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Register _ ->
          RegisterSlaveMessage.newBuilder()
              .setSlave(facts.slaveInfo())
              .setVersion(facts.version())
              .addAllAgentCapabilities(Facts.capabilities())
              .build();
      case Outgoing.Reregister returning -> reregister(returning);
      case Outgoing.Present(var id) ->
          UpdateSlaveMessage.newBuilder()
              .setSlaveId(agent(id))
              .setUpdateOversubscribedResources(false)
              .build();
      case Outgoing.Pong _ -> PongSlaveMessage.getDefaultInstance();
      case Outgoing.Report(var id, var update, var latest) ->
          StatusUpdateMessage.newBuilder()
              .setUpdate(update(id, update).setLatestState(News.state(latest)))
              .setPid(facts.self().toString())
              .build();
    };
  }

  private StatusUpdate.Builder update(AgentId id, Update update) {
    var wire =
        StatusUpdate.newBuilder()
            .setSlaveId(agent(id))
            .setStatus(News.full(id, update, facts.self().host()))
            .setTimestamp(News.seconds(update.status().at()))
            .setUuid(News.bytes(update.uuid()));
    wire.getFrameworkIdBuilder().setValue(update.task().framework().value());
    wire.getExecutorIdBuilder().setValue(update.executor().value());
    return wire;
  }

  private Message reregister(Outgoing.Reregister returning) {
    var wire =
        ReregisterSlaveMessage.newBuilder()
            .setSlave(known(returning.id()))
            .setVersion(facts.version())
            .addAllAgentCapabilities(Facts.capabilities());
    for (Outgoing.Standing standing : returning.tasks()) {
      wire.addTasks(
          Tasks.write(returning.id(), standing.task(), standing.stream(), facts.self().host()));
    }
    var archives = archives(returning);
    for (Framework framework : returning.frameworks()) {
      var archive = archives.get(framework.id());
      if (archive != null) {
        archive.setFrameworkInfo(framework.info().as(FrameworkInfo.class));
        wire.addCompletedFrameworks(archive);
      }
      if (isActive(framework, returning)) {
        wire.addFrameworks(framework.info().as(FrameworkInfo.class));
      }
    }
    return wire.build();
  }

  private static boolean isActive(Framework framework, Outgoing.Reregister returning) {
    return returning.tasks().stream()
        .anyMatch(standing -> standing.task().key().framework().equals(framework.id()));
  }

  private Map<FrameworkId, Archive.Framework.Builder> archives(Outgoing.Reregister returning) {
    var archives = new TreeMap<FrameworkId, Archive.Framework.Builder>();
    for (Task task : returning.finished()) {
      archives
          .computeIfAbsent(task.key().framework(), _ -> Archive.Framework.newBuilder())
          .addTasks(Tasks.write(returning.id(), task, List.of(), facts.self().host()));
    }
    return archives;
  }

  private SlaveInfo known(AgentId id) {
    return facts.slaveInfo().toBuilder().setId(agent(id)).build();
  }

  private static AgentID agent(AgentId id) {
    return AgentID.newBuilder().setValue(id.value()).build();
  }
}
