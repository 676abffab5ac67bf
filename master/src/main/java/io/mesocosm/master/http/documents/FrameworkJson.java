package io.mesocosm.master.http.documents;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.master.core.State;
import io.mesocosm.master.core.tables.Tasks;
import io.mesocosm.master.model.CompletedFramework;
import io.mesocosm.master.model.Executor;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.Offer;
import io.mesocosm.master.wire.ConstraintMessages;
import io.mesocosm.master.wire.FrameworkMessages;
import io.mesocosm.master.wire.Holdings;
import io.mesocosm.master.wire.Wire;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.codec.ResourceJson;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.ExecutorInfo;
import io.mesocosm.protocol.v1.FrameworkInfo;
import java.util.List;

/// A framework as `/state` and `/frameworks` print it.
final class FrameworkJson {
  private final Fragments fragments;

  FrameworkJson(Fragments fragments) {
    this.fragments = fragments;
  }

  void present(JsonWriter json, Framework framework, State state) {
    var used = Holdings.used(framework.id(), state);
    var offered = Holdings.offered(framework.id(), state);
    json.beginObject();
    summary(json, framework, used, offered);
    details(json, framework, 0, used.plus(offered));
    tasks(json, state.tasks().of(framework.id()));
    json.name("offers").beginArray();
    state.offers().of(framework.id()).forEach(offer -> offer(json, offer));
    json.endArray();
    json.name("executors").beginArray();
    for (var agent : state.agents().registered().values()) {
      for (var executor : agent.executors().values()) {
        if (executor.key().framework().equals(framework.id())) {
          executor(json, executor, agent.id().value());
        }
      }
    }
    json.endArray();
    end(json, framework);
  }

  void completed(JsonWriter json, CompletedFramework completed, State state) {
    var framework = completed.framework();
    json.beginObject();
    summary(json, framework, Resources.NONE, Resources.NONE);
    details(json, framework, Wire.seconds(completed.removed()), Resources.NONE);
    tasks(json, state.tasks().of(framework.id()));
    json.name("offers").beginArray().endArray();
    json.name("executors").beginArray().endArray();
    end(json, framework);
  }

  /// What `/state-summary` shows as well.
  static void summary(JsonWriter json, Framework framework, Resources used, Resources offered) {
    var info = framework.spec().info().as(FrameworkInfo.class);
    json.field("id", framework.id().value()).field("name", framework.spec().name());
    ResourceJson.simple(json, "used_resources", used);
    ResourceJson.simple(json, "offered_resources", offered);
    json.name("capabilities").beginArray();
    info.getCapabilitiesList().forEach(capability -> json.value(capability.getType().name()));
    json.endArray();
    json.field("hostname", info.getHostname())
        .field("webui_url", info.getWebuiUrl())
        .field("active", framework.isConnected())
        .field("connected", framework.isConnected())
        .field("recovered", framework.isRecovered());
  }

  private static void details(
      JsonWriter json, Framework framework, double removed, Resources resources) {
    var info = framework.spec().info().as(FrameworkInfo.class);
    json.field("user", framework.spec().user())
        .field("failover_timeout", info.getFailoverTimeout())
        .field("checkpoint", framework.spec().checkpoint())
        .field("registered_time", Wire.seconds(framework.registered()))
        .field("unregistered_time", removed);
    if (info.hasPrincipal()) {
      json.field("principal", info.getPrincipal());
    }
    if (!framework.reregistered().equals(framework.registered())) {
      json.field("reregistered_time", Wire.seconds(framework.reregistered()));
    }
    ResourceJson.simple(json, "resources", resources);
    if (framework.can(Capability.MULTI_ROLE)) {
      json.name("roles").beginArray();
      info.getRolesList().forEach(json::value);
      json.endArray();
    } else {
      json.field("role", framework.spec().roles().asSet().first());
    }
  }

  private void tasks(JsonWriter json, Tasks.OfFramework own) {
    json.name("tasks").beginArray();
    own.live().values().forEach(task -> json.raw(fragments.task(task)));
    json.endArray();
    json.name("unreachable_tasks").beginArray();
    own.unreachable().all().forEach(entry -> json.raw(fragments.task(entry.value())));
    json.endArray();
    json.name("completed_tasks").beginArray();
    own.completed().all().forEach(entry -> json.raw(fragments.task(entry.value())));
    json.endArray();
  }

  private static void offer(JsonWriter json, Offer offer) {
    json.beginObject()
        .field("id", offer.id().value())
        .field("framework_id", offer.framework().value());
    json.name("allocation_info").beginObject().field("role", offer.role()).endObject();
    json.field("slave_id", offer.agent().value());
    ResourceJson.simple(json, "resources", offer.resources());
    json.endObject();
  }

  private static void executor(JsonWriter json, Executor executor, String agent) {
    var info = executor.info().as(ExecutorInfo.class);
    json.beginObject()
        .field("executor_id", executor.key().executor().value())
        .field("name", info.getName())
        .field("framework_id", executor.key().framework().value());
    json.name("command").beginObject();
    command(json, info);
    json.endObject();
    ResourceJson.simple(json, "resources", executor.resources());
    var roles = List.copyOf(executor.resources().allocations().keySet());
    json.field("role", roles.isEmpty() ? "*" : roles.getFirst());
    if (info.hasLabels()) {
      TaskJson.labels(json, info.getLabels());
    }
    if (info.hasType()) {
      json.field("type", info.getType().name());
    }
    json.field("slave_id", agent).endObject();
  }

  private static void command(JsonWriter json, ExecutorInfo info) {
    if (!info.hasCommand()) {
      return;
    }
    var command = info.getCommand();
    json.field("shell", command.getShell());
    if (command.hasValue()) {
      json.field("value", command.getValue());
    }
    json.name("argv").beginArray();
    command.getArgumentsList().forEach(json::value);
    json.endArray();
    if (command.hasEnvironment()) {
      json.fieldRaw("environment", MessageJson.print(command.getEnvironment()));
    }
    MessageJson.list(json, "uris", command.getUrisList());
  }

  private static void end(JsonWriter json, Framework framework) {
    var info = FrameworkMessages.info(framework);
    if (info.hasLabels()) {
      TaskJson.labels(json, info.getLabels());
    }
    json.fieldRaw("offer_constraints", MessageJson.print(ConstraintMessages.message(framework)));
    json.endObject();
  }
}
