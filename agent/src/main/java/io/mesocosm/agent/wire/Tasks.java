package io.mesocosm.agent.wire;

import io.mesocosm.agent.model.AgentId;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.UpdateStream;
import io.mesocosm.protocol.v1.TaskInfo;
import java.util.List;

/// Tasks as masters and operators remember them.
public final class Tasks {
  private Tasks() {}

  /// @param stream the news under way, when there are any
  public static io.mesocosm.protocol.v1.Task write(
      AgentId agent, Task task, List<UpdateStream> stream, String ip) {
    var info = task.info().as(TaskInfo.class);
    var wire =
        io.mesocosm.protocol.v1.Task.newBuilder()
            .setName(info.getName())
            .setTaskId(info.getTaskId())
            .setState(News.state(task.state()))
            .addAllResources(info.getResourcesList());
    wire.getFrameworkIdBuilder().setValue(task.key().framework().value());
    wire.getAgentIdBuilder().setValue(agent.value());
    task.news().forEach(update -> wire.addStatuses(News.write(agent, update, ip)));
    stream.stream()
        .map(UpdateStream::head)
        .forEach(head ->
            wire.setStatusUpdateState(News.state(head.status().state()))
                .setStatusUpdateUuid(News.bytes(head.uuid())));
    details(info, wire);
    return wire.build();
  }

  private static void details(TaskInfo info, io.mesocosm.protocol.v1.Task.Builder wire) {
    if (info.hasLabels()) {
      wire.setLabels(info.getLabels());
    }
    if (info.hasDiscovery()) {
      wire.setDiscovery(info.getDiscovery());
    }
    if (info.hasContainer()) {
      wire.setContainer(info.getContainer());
    }
    if (info.hasHealthCheck()) {
      wire.setHealthCheck(info.getHealthCheck());
    }
    if (info.hasKillPolicy()) {
      wire.setKillPolicy(info.getKillPolicy());
    }
    if (info.getCommand().hasUser()) {
      wire.setUser(info.getCommand().getUser());
    }
  }
}
