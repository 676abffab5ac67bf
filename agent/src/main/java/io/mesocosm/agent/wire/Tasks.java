package io.mesocosm.agent.wire;

import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.Update;
import io.mesocosm.agent.model.UpdateStream;
import io.mesocosm.protocol.cluster.AgentId;
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
    forwarded(task, stream)
        .forEach(last ->
            wire.setStatusUpdateState(News.state(last.status().state()))
                .setStatusUpdateUuid(News.bytes(last.uuid())));
    details(info, wire);
    return wire.build();
  }

  /// What the master was last told of the task.
  private static List<Update> forwarded(Task task, List<UpdateStream> stream) {
    return stream.isEmpty()
        ? task.news().subList(Math.max(0, task.news().size() - 1), task.news().size())
        : List.of(stream.getFirst().head());
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
