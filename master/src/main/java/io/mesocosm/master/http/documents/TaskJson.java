package io.mesocosm.master.http.documents;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.master.model.Status;
import io.mesocosm.master.model.Task;
import io.mesocosm.master.wire.StatusMessages;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.codec.ResourceJson;
import io.mesocosm.protocol.v1.Labels;
import io.mesocosm.protocol.v1.TaskStatus;

/// A task as `/state` prints it.
final class TaskJson {
  private TaskJson() {}

  static byte[] print(Task task) {
    var wire = task.description().as(io.mesocosm.protocol.v1.Task.class);
    var executor = task.executor();
    var json = new JsonWriter().beginObject();
    json.field("id", task.id().value())
        .field("name", task.name())
        .field("framework_id", task.framework().value())
        .field("executor_id", executor == null ? "" : executor.value())
        .field("slave_id", task.agent().value())
        .field("state", task.state().wire());
    ResourceJson.simple(json, "resources", task.resources());
    if (wire.getLimitsCount() > 0) {
      json.name("limits").beginObject();
      wire.getLimitsMap().forEach((name, limit) -> json.field(name, limit.getValue()));
      json.endObject();
    }
    json.field("role", task.role());
    json.name("statuses").beginArray();
    task.statuses().forEach(status -> status(json, task, status));
    json.endArray();
    if (wire.hasUser()) {
      json.field("user", wire.getUser());
    }
    if (wire.hasLabels()) {
      labels(json, wire.getLabels());
    }
    if (wire.hasDiscovery()) {
      json.fieldRaw("discovery", MessageJson.print(wire.getDiscovery()));
    }
    if (wire.hasContainer()) {
      json.fieldRaw("container", MessageJson.print(wire.getContainer()));
    }
    if (wire.hasHealthCheck()) {
      json.fieldRaw("health_check", MessageJson.print(wire.getHealthCheck()));
    }
    return json.endObject().toBytes();
  }

  private static void status(JsonWriter json, Task task, Status status) {
    TaskStatus wire = StatusMessages.status(task, status);
    json.beginObject()
        .field("state", wire.getState().name())
        .field("timestamp", wire.getTimestamp());
    if (wire.hasLabels()) {
      labels(json, wire.getLabels());
    }
    if (wire.hasContainerStatus()) {
      var container = wire.getContainerStatus().toBuilder().clearExecutorPid().build();
      json.fieldRaw("container_status", MessageJson.print(container));
    }
    if (wire.hasHealthy()) {
      json.field("healthy", wire.getHealthy());
    }
    json.endObject();
  }

  static void labels(JsonWriter json, Labels labels) {
    MessageJson.list(json, "labels", labels.getLabelsList());
  }
}
