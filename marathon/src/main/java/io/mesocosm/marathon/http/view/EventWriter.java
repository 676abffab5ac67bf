package io.mesocosm.marathon.http.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.http.codec.AppWriter;
import io.mesocosm.marathon.http.codec.HealthCheckCodec;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.Deployment;
import io.mesocosm.marathon.model.live.Health;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Task;
import java.io.ByteArrayOutputStream;
import java.time.Instant;

/// Events as `/v2/events` sends them (Marathon 1.11, event stream): a line with the type, a line
/// with the JSON, an empty line, all ended by CR LF, on which clients rely.
public final class EventWriter {
  private EventWriter() {}

  /// An event ready to send.
  @SuppressWarnings("ArrayRecordComponent") // shared, never copied, compared or changed
  public record Frame(String type, byte[] bytes) {}

  /// What tells a silent stream from a dead one.
  public static byte[] heartbeat() {
    return "\r\n".getBytes(UTF_8);
  }

  /// `event_stream_attached` and `event_stream_detached`.
  public static Frame stream(String type, Instant at, String remote) {
    return frame(type, begin(type, at).field("remoteAddress", remote));
  }

  public static Frame frame(MarathonEvent event) {
    var type = type(event);
    return frame(type, body(begin(type, event.at()), event));
  }

  private static JsonWriter begin(String type, Instant at) {
    return new JsonWriter()
        .beginObject()
        .field("eventType", type)
        .field("timestamp", Version.text(at));
  }

  private static Frame frame(String type, JsonWriter json) {
    var data = json.endObject().toBytes();
    var frame = new ByteArrayOutputStream(data.length + 64);
    frame.writeBytes("event: %s\r\ndata: ".formatted(type).getBytes(UTF_8));
    frame.writeBytes(data);
    frame.writeBytes("\r\n\r\n".getBytes(UTF_8));
    return new Frame(type, frame.toByteArray());
  }

  private static String type(MarathonEvent event) {
    return switch (event) {
      case MarathonEvent.AppPosted _ -> "api_post_event";
      case MarathonEvent.StatusUpdated _ -> "status_update_event";
      case MarathonEvent.InstanceChanged _ -> "instance_changed_event";
      case MarathonEvent.InstanceHealthChanged _ -> "instance_health_changed_event";
      case MarathonEvent.UnknownInstanceTerminated _ -> "unknown_instance_terminated_event";
      case MarathonEvent.AppTerminated _ -> "app_terminated_event";
      case MarathonEvent.HealthCheckAdded _ -> "add_health_check_event";
      case MarathonEvent.HealthCheckRemoved _ -> "remove_health_check_event";
      case MarathonEvent.HealthCheckFailed _ -> "failed_health_check_event";
      case MarathonEvent.HealthStatusChanged _ -> "health_status_changed_event";
      case MarathonEvent.UnhealthyKilled _ -> "unhealthy_instance_kill_event";
      case MarathonEvent.GroupChanged _ -> "group_change_success";
      case MarathonEvent.GroupRefused _ -> "group_change_failed";
      case MarathonEvent.DeploymentStepBegun _ -> "deployment_info";
      case MarathonEvent.DeploymentStepDone _ -> "deployment_step_success";
      case MarathonEvent.DeploymentDone _ -> "deployment_success";
      case MarathonEvent.DeploymentFailed _ -> "deployment_failed";
      case MarathonEvent.Registered _ -> "scheduler_registered_event";
      case MarathonEvent.Reregistered _ -> "scheduler_reregistered_event";
      case MarathonEvent.Disconnected _ -> "scheduler_disconnected_event";
      case MarathonEvent.FrameworkMessage _ -> "framework_message_event";
    };
  }

  private static JsonWriter body(JsonWriter json, MarathonEvent event) {
    return switch (event) {
      case MarathonEvent.AppPosted(var _, var origin, var app) ->
          json.field("clientIp", origin.clientIp())
              .field("uri", origin.uri())
              .field("appDefinition", AppWriter.json(app));
      case MarathonEvent.StatusUpdated update -> status(json, update);
      case MarathonEvent.InstanceChanged(var _, var instance, var condition) ->
          changed(json.field("condition", condition.wire()), instance);
      case MarathonEvent.InstanceHealthChanged(var _, var id, var version, var health) ->
          health(json, id, version, health);
      case MarathonEvent.UnknownInstanceTerminated(var _, var id, var condition) ->
          instance(json, id).field("condition", condition.wire());
      case MarathonEvent.AppTerminated(var _, var app) -> app(json, app);
      case MarathonEvent.HealthCheckAdded(var _, var app, var check) ->
          check(app(json, app.id()).field("version", app.version().toString()), app, check);
      case MarathonEvent.HealthCheckRemoved(var _, var app) -> app(json, app);
      // The field is called taskId, and has held the instance's id ever since there are instances.
      case MarathonEvent.HealthCheckFailed(var _, var app, var id, var check) ->
          check(app(json, app.id()).field("taskId", id.toString()), app, check);
      case MarathonEvent.HealthStatusChanged(var _, var id, var task, var version, var alive) ->
          app(json, id.app())
              .field("instanceId", id.toString())
              .field("taskId", task.toString())
              .field("version", version.toString())
              .field("alive", alive);
      case MarathonEvent.UnhealthyKilled(var _, var task, var version, var reason) ->
          killed(json, task, version, reason);
      case MarathonEvent.GroupChanged(var _, var group, var version) ->
          json.field("groupId", group.text()).field("version", version.toString());
      case MarathonEvent.GroupRefused(var _, var group, var version, var reason) ->
          json.field("groupId", group.text())
              .field("version", version.toString())
              .field("reason", reason);
      case MarathonEvent.DeploymentStepBegun(var _, var deployment) -> step(json, deployment);
      case MarathonEvent.DeploymentStepDone(var _, var deployment) -> step(json, deployment);
      case MarathonEvent.DeploymentDone(var _, var deployment) ->
          plan(json.field("id", deployment.id().toString()), deployment);
      case MarathonEvent.DeploymentFailed(var _, var deployment, var reason) ->
          plan(json.field("id", deployment.id().toString()), deployment).field("reason", reason);
      case MarathonEvent.Registered(var _, var framework, var master) ->
          json.field("frameworkId", framework.value()).field("master", master.hostname());
      case MarathonEvent.Reregistered(var _, var master) -> json.field("master", master.hostname());
      case MarathonEvent.Disconnected _ -> json;
      case MarathonEvent.FrameworkMessage(var _, var agent, var executor, var base64) ->
          json.field("slaveId", agent).field("executorId", executor).field("message", base64);
    };
  }

  private static JsonWriter app(JsonWriter json, AppPath app) {
    return json.field("appId", app.text());
  }

  private static JsonWriter instance(JsonWriter json, InstanceId id) {
    return json.field("instanceId", id.toString()).field("runSpecId", id.app().text());
  }

  private static JsonWriter status(JsonWriter json, MarathonEvent.StatusUpdated update) {
    var task = update.task();
    json.field("slaveId", task.on().agent().value())
        .field("taskId", task.id().toString())
        .field("taskStatus", update.state().wire())
        .field("message", update.message());
    app(json, update.app()).field("host", task.on().hostname());
    TaskWriter.addresses(json, task);
    TaskWriter.numbers(json, "ports", task.on().hostPorts());
    return json.field("version", update.version().toString());
  }

  private static JsonWriter changed(JsonWriter json, Instance instance) {
    instance(json, instance.id());
    instance
        .task()
        .ifPresent(task ->
            json.field("agentId", task.on().agent().value()).field("host", task.on().hostname()));
    return json.field("runSpecVersion", instance.version().toString());
  }

  private static JsonWriter health(
      JsonWriter json, InstanceId id, Version version, Health.Vitality health) {
    instance(json, id).field("runSpecVersion", version.toString());
    return switch (health) {
      case ALIVE -> json.field("healthy", true);
      case DEAD -> json.field("healthy", false);
      case UNKNOWN -> json;
    };
  }

  private static JsonWriter check(JsonWriter json, App app, int check) {
    return json.field(
        "healthCheck", HealthCheckCodec.json(app.spec().checks().health().get(check)));
  }

  private static JsonWriter killed(JsonWriter json, Task task, Version version, String reason) {
    return app(json, task.id().instance().app())
        .field("taskId", task.id().toString())
        .field("instanceId", task.id().instance().toString())
        .field("version", version.toString())
        .field("reason", reason)
        .field("host", task.on().hostname())
        .field("slaveId", task.on().agent().value());
  }

  private static JsonWriter plan(JsonWriter json, Deployment deployment) {
    json.name("plan")
        .beginObject()
        .field("id", deployment.id().toString())
        .field("version", deployment.version().toString());
    DeploymentWriter.steps(json, deployment.steps());
    return json.endObject();
  }

  private static JsonWriter step(JsonWriter json, Deployment deployment) {
    plan(json, deployment).name("currentStep");
    DeploymentWriter.step(json, deployment.step());
    return json;
  }
}
