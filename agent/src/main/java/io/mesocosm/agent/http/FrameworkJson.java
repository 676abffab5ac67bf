package io.mesocosm.agent.http;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.Stage;
import io.mesocosm.agent.wire.Overhead;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.protocol.codec.ResourceJson;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.FrameworkInfo.Capability;
import io.mesocosm.protocol.v1.TaskInfo;
import java.util.List;

/// Frameworks in `/state`, each with its executors: one per command task.
final class FrameworkJson {
  private final Shown shown;

  FrameworkJson(Shown shown) {
    this.shown = shown;
  }

  /// Whether it has a task here that is not told to its end.
  static boolean isActive(AgentState state, Framework framework) {
    return state.tasks().values().stream().anyMatch(task -> isOf(task, framework));
  }

  private static boolean isOf(Task task, Framework framework) {
    return task.key().framework().equals(framework.id());
  }

  void write(JsonWriter json, AgentState state, Framework framework) {
    var info = framework.info().as(FrameworkInfo.class);
    json.beginObject()
        .field("id", framework.id().value())
        .field("name", info.getName())
        .field("user", info.getUser())
        .field("failover_timeout", info.getFailoverTimeout())
        .field("checkpoint", info.getCheckpoint())
        .field("hostname", info.getHostname());
    if (info.hasPrincipal()) {
      json.field("principal", info.getPrincipal());
    }
    roles(json, info);
    json.name("executors").beginArray();
    alive(state, framework).forEach(task -> executor(json, state, task));
    json.endArray().name("completed_executors").beginArray();
    over(state, framework).forEach(task -> executor(json, state, task));
    json.endArray().endObject();
  }

  private static void roles(JsonWriter json, FrameworkInfo info) {
    boolean many =
        info.getCapabilitiesList().stream()
            .anyMatch(capability -> capability.getType() == Capability.Type.MULTI_ROLE);
    if (many) {
      json.name("roles").beginArray();
      info.getRolesList().forEach(json::value);
      json.endArray();
    } else {
      json.field("role", OldRoles.of(info));
    }
  }

  private static List<Task> alive(AgentState state, Framework framework) {
    return state.tasks().values().stream().filter(task -> isOf(task, framework)).toList();
  }

  private static List<Task> over(AgentState state, Framework framework) {
    return state.finished().values().stream().filter(task -> isOf(task, framework)).toList();
  }

  private void executor(JsonWriter json, AgentState state, Task task) {
    var agent = state.id();
    json.beginObject()
        .field("id", task.spec().executor().value())
        .field("name", Overhead.name(task))
        .field("source", task.key().task().value())
        .field("container", task.container().value())
        .field("directory", shown.work().sandbox(task.place(agent)).toString());
    ResourceJson.simple(json, "resources", Overhead.container(task));
    json.field("role", task.spec().role());
    var info = task.info().as(TaskInfo.class);
    if (info.hasLabels()) {
      TaskJson.labels(json, info.getLabels());
    }
    var ip = shown.facts().self().host();
    boolean queued = task.stage() instanceof Stage.Launching;
    json.name("tasks").beginArray();
    if (!task.isOver() && !queued) {
      TaskJson.write(json, agent, task, ip);
    }
    json.endArray().name("queued_tasks").beginArray();
    if (queued) {
      TaskJson.queued(json, agent, task);
    }
    json.endArray().name("completed_tasks").beginArray();
    if (task.isOver()) {
      TaskJson.write(json, agent, task, ip);
    }
    json.endArray().endObject();
  }
}
