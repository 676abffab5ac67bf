package io.mesocosm.agent.http;

import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.Update;
import io.mesocosm.agent.model.checks.Health;
import io.mesocosm.agent.wire.News;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.codec.ResourceJson;
import io.mesocosm.protocol.v1.Labels;
import io.mesocosm.protocol.v1.TaskInfo;

/// Tasks in `/state` (Mesos 1.12-dev, recorded: names, order and number forms).
final class TaskJson {
  private TaskJson() {}

  static void write(JsonWriter json, AgentId agent, Task task, String ip) {
    var info = task.info().as(TaskInfo.class);
    json.beginObject();
    head(json, agent, task);
    json.name("statuses").beginArray();
    task.news().forEach(update -> status(json, agent, update, ip));
    json.endArray();
    if (info.getCommand().hasUser()) {
      json.field("user", info.getCommand().getUser());
    }
    if (info.hasLabels()) {
      labels(json, info.getLabels());
    }
    if (info.hasDiscovery()) {
      json.fieldRaw("discovery", MessageJson.print(info.getDiscovery()));
    }
    if (info.hasContainer()) {
      json.fieldRaw("container", MessageJson.print(info.getContainer()));
    }
    if (info.hasHealthCheck()) {
      json.fieldRaw("health_check", MessageJson.print(info.getHealthCheck()));
    }
    json.endObject();
  }

  private static void head(JsonWriter json, AgentId agent, Task task) {
    json.field("id", task.key().task().value())
        .field("name", task.spec().name())
        .field("framework_id", task.key().framework().value())
        .field("executor_id", "")
        .field("slave_id", agent.value())
        .field("state", "TASK_" + task.state().name());
    ResourceJson.simple(json, "resources", task.spec().resources());
    json.field("role", task.spec().role());
  }

  private static void status(JsonWriter json, AgentId agent, Update update, String ip) {
    var status = update.status();
    json.beginObject()
        .field("state", "TASK_" + status.state().name())
        .field("timestamp", News.seconds(status.at()));
    var container = News.write(agent, update, ip).getContainerStatus().toBuilder();
    json.fieldRaw("container_status", MessageJson.print(container.clearExecutorPid().build()));
    if (status.health() != Health.UNKNOWN) {
      json.field("healthy", status.health() == Health.HEALTHY);
    }
    json.endObject();
  }

  /// A task that waits for its start.
  static void queued(JsonWriter json, AgentId agent, Task task) {
    var info = task.info().as(TaskInfo.class);
    json.beginObject()
        .field("id", task.key().task().value())
        .field("name", task.spec().name())
        .field("slave_id", agent.value());
    ResourceJson.simple(json, "resources", task.spec().resources());
    json.field("data", info.getData().toStringUtf8());
    if (info.hasCommand()) {
      json.fieldRaw("command", MessageJson.print(info.getCommand()));
    }
    json.endObject();
  }

  static void labels(JsonWriter json, Labels labels) {
    json.name("labels").beginArray();
    labels.getLabelsList().forEach(label -> json.raw(MessageJson.print(label)));
    json.endArray();
  }
}
