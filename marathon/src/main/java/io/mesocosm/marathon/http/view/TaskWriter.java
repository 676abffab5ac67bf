package io.mesocosm.marathon.http.view;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.Health;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Task;
import java.time.Instant;
import java.util.List;

/// Tasks as the API shows them (Marathon 1.11, `Task`).
public final class TaskWriter {
  private TaskWriter() {}

  /// The task of an instance that has one.
  ///
  /// @param servicePorts of the definition that it runs
  public static void write(
      JsonWriter json, Instance instance, Task task, List<Integer> servicePorts) {
    json.beginObject().field("appId", instance.app().text());
    healthResults(json, instance, task);
    json.field("host", task.on().hostname()).field("id", task.id().toString());
    addresses(json, task);
    numbers(json, "ports", task.on().hostPorts());
    numbers(json, "servicePorts", servicePorts);
    json.field("slaveId", task.on().agent().value())
        .field("state", instance.condition().taskState());
    if (!instance.condition().isTerminal()) {
      json.field("stagedAt", Version.text(task.stagedAt()));
      if (task.hasStarted()) {
        json.field("startedAt", Version.text(task.startedAt()));
      }
      json.field("version", instance.version().toString());
    }
    json.name("localVolumes").beginArray().endArray();
    if (task.on().domain().isPresent()) {
      json.field("region", task.on().domain().region()).field("zone", task.on().domain().zone());
    }
    json.field("role", task.on().role()).endObject();
  }

  private static void healthResults(JsonWriter json, Instance instance, Task task) {
    json.name("healthCheckResults").beginArray();
    for (Health health : task.health()) {
      if (health.vitality() != Health.Vitality.UNKNOWN) {
        json.beginObject()
            .field("alive", health.isAlive())
            .field("consecutiveFailures", health.consecutiveFailures());
        moment(json, "firstSuccess", health.firstSuccess());
        moment(json, "lastFailure", health.lastFailure());
        moment(json, "lastSuccess", health.lastSuccess());
        if (!health.lastFailureCause().isEmpty()) {
          json.field("lastFailureCause", health.lastFailureCause());
        }
        json.field("instanceId", instance.id().toString()).endObject();
      }
    }
    json.endArray();
  }

  private static void moment(JsonWriter json, String name, Instant at) {
    if (!at.equals(Instant.EPOCH)) {
      json.field(name, Version.text(at));
    }
  }

  static void addresses(JsonWriter json, Task task) {
    json.name("ipAddresses").beginArray();
    for (var address : task.addresses()) {
      json.beginObject()
          .field("ipAddress", address.ip())
          .field("protocol", address.protocol())
          .endObject();
    }
    json.endArray();
  }

  static void numbers(JsonWriter json, String name, List<Integer> numbers) {
    json.name(name).beginArray();
    numbers.forEach(number -> json.value(number.longValue()));
    json.endArray();
  }
}
