package io.mesocosm.agent.http;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Registration;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.wire.Facts;
import io.mesocosm.agent.wire.News;
import io.mesocosm.agent.wire.Overhead;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.protocol.codec.ResourceJson;
import io.mesocosm.protocol.resources.Resources;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// `/state` (Mesos 1.12-dev, recorded: names, order and number forms).
final class StateJson {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final Shown shown;
  private final FrameworkJson frameworks;

  StateJson(Shown shown) {
    this.shown = shown;
    this.frameworks = new FrameworkJson(shown);
  }

  static void version(JsonWriter json, Shown shown) {
    json.field("build_date", date(shown.built()))
        .field("build_time", News.seconds(shown.built()))
        .field("build_user", "")
        .field("version", shown.facts().version());
  }

  static String date(Instant at) {
    return DATE.format(at);
  }

  byte[] print(AgentState state) {
    var facts = shown.facts();
    var json =
        new JsonWriter()
            .beginObject()
            .field("version", facts.version())
            .field("build_date", date(shown.built()))
            .field("build_time", News.seconds(shown.built()))
            .field("build_user", "")
            .field("start_time", News.seconds(shown.started()))
            .field("id", state.id().value())
            .field("pid", facts.self().toString())
            .field("hostname", facts.hostname());
    json.name("capabilities").beginArray();
    Facts.CAPABILITIES.forEach(type -> json.value(type.name()));
    json.endArray();
    resources(json, state);
    json.name("resource_providers").beginArray().endArray();
    ResourceJson.attributes(json, facts.attributes());
    master(json, state);
    if (!shown.logDir().isEmpty()) {
      json.field("log_dir", shown.logDir());
    }
    json.name("flags").beginObject();
    shown.flags().forEach(json::field);
    json.endObject();
    frameworks(json, state);
    return json.endObject().toBytes();
  }

  private static void master(JsonWriter json, AgentState state) {
    if (state.registration() instanceof Registration.Member(var master, var _)) {
      json.field("master_hostname", master.host());
    }
  }

  private void resources(JsonWriter json, AgentState state) {
    var total = shown.facts().resources();
    var used = used(state).unallocate();
    ResourceJson.simple(json, "resources", total);
    ResourceJson.byRole(json, "reserved_resources", total.reservations());
    ResourceJson.simple(json, "unreserved_resources", total.unreserved());
    ResourceJson.fullByRole(json, "reserved_resources_full", total.reservations());
    ResourceJson.full(json, "unreserved_resources_full", total.unreserved());
    ResourceJson.byRole(json, "reserved_resources_allocated", used.reservations());
    ResourceJson.simple(json, "unreserved_resources_allocated", used.unreserved());
  }

  /// What living tasks and their executors hold.
  static Resources used(AgentState state) {
    var used = Resources.NONE;
    for (Task task : state.tasks().values()) {
      if (!task.isOver()) {
        used = used.plus(Overhead.container(task));
      }
    }
    return used;
  }

  private void frameworks(JsonWriter json, AgentState state) {
    json.name("frameworks").beginArray();
    for (Framework framework : state.frameworks().values()) {
      if (FrameworkJson.isActive(state, framework)) {
        frameworks.write(json, state, framework);
      }
    }
    json.endArray().name("completed_frameworks").beginArray();
    for (Framework framework : state.frameworks().values()) {
      if (!FrameworkJson.isActive(state, framework)) {
        frameworks.write(json, state, framework);
      }
    }
    json.endArray();
  }
}
