package io.mesocosm.master.http.documents;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.master.core.State;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.AgentRecord.Standing;
import io.mesocosm.master.model.Task;
import io.mesocosm.master.wire.AgentSpecs;
import io.mesocosm.master.wire.MasterMessages;
import io.mesocosm.master.wire.TaskMessages;
import io.mesocosm.master.wire.Wire;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.time.Instant;
import java.util.Optional;

/// The large documents of the older GETs: `/state`, `/slaves`, `/frameworks`. Fields, order and
/// number forms are those of Mesos 1.11, as captured.
public final class StateJson {
  private final Facts facts;
  private final Fragments fragments;
  private final FrameworkJson frameworks;
  // The size of the last /state: the next one is about as large. Whoever prints last wins.
  private volatile int size = 1 << 16;

  public StateJson(Facts facts, Fragments fragments) {
    this.facts = facts;
    this.fragments = fragments;
    this.frameworks = new FrameworkJson(fragments);
  }

  static byte[] v1Task(Task task) {
    return MessageJson.print(TaskMessages.message(task));
  }

  public byte[] state(State state, Instant elected) {
    var json = new JsonWriter(size + size / 32).beginObject();
    head(json, state, elected);
    json.name("slaves").beginArray();
    for (var agent : state.agents().registered().values()) {
      json.raw(fragments.agents.of(agent.id(), agent));
    }
    json.endArray();
    recovered(json, state);
    frameworks(json, state, Optional.empty());
    json.name("orphan_tasks").beginArray().endArray();
    json.name("unregistered_frameworks").beginArray().endArray();
    fragments.trim(state);
    var bytes = json.endObject().toBytes();
    size = bytes.length;
    return bytes;
  }

  private void head(JsonWriter json, State state, Instant elected) {
    var master = facts.master();
    json.field("version", master.version())
        .field("build_date", facts.buildDate())
        .field("build_time", (double) facts.built().getEpochSecond())
        .field("build_user", "")
        .field("start_time", Wire.seconds(facts.started()))
        .field("elected_time", Wire.seconds(elected))
        .field("id", master.id())
        .field("pid", master.pid())
        .field("hostname", master.hostname());
    json.name("capabilities").beginArray();
    MasterMessages.CAPABILITIES.forEach(type -> json.value(type.name()));
    json.endArray();
    double active = state.agents().registered().values().stream().filter(Agent::isActive).count();
    double all = state.agents().registered().size();
    double unreachable = state.agents().standingAs(Standing.UNREACHABLE).size();
    json.field("activated_slaves", active)
        .field("deactivated_slaves", all - active)
        .field("unreachable_slaves", unreachable);
    domain(json);
    json.field("leader", master.pid());
    json.name("leader_info")
        .beginObject()
        .field("id", master.id())
        .field("pid", master.pid())
        .field("port", master.port())
        .field("hostname", master.hostname());
    domain(json);
    json.endObject();
    if (!facts.cluster().isEmpty()) {
      json.field("cluster", facts.cluster());
    }
    if (!facts.logDir().isEmpty()) {
      json.field("log_dir", facts.logDir());
    }
    facts.flags(json);
  }

  private void domain(JsonWriter json) {
    if (!facts.region().isEmpty()) {
      json.name("domain").beginObject().name("fault_domain").beginObject();
      json.name("region").beginObject().field("name", facts.region()).endObject();
      json.name("zone").beginObject().field("name", facts.zone()).endObject();
      json.endObject().endObject();
    }
  }

  private static void recovered(JsonWriter json, State state) {
    json.name("recovered_slaves").beginArray();
    for (var record : state.agents().pending()) {
      json.raw(MessageJson.print(AgentSpecs.info(record)));
    }
    json.endArray();
  }

  /// @param only the one agent to print; empty for all
  public byte[] slaves(State state, Optional<AgentId> only) {
    var json = new JsonWriter().beginObject().name("slaves").beginArray();
    for (var agent : state.agents().registered().values()) {
      if (only.isEmpty() || only.get().equals(agent.id())) {
        json.raw(fragments.fullAgents.of(agent.id(), agent));
      }
    }
    json.endArray();
    if (only.isPresent()) {
      json.name("recovered_slaves").beginArray().endArray();
    } else {
      recovered(json, state);
    }
    return json.endObject().toBytes();
  }

  /// @param only the one framework to print; empty for all
  public byte[] frameworks(State state, Optional<FrameworkId> only) {
    var json = new JsonWriter().beginObject();
    frameworks(json, state, only);
    json.name("unregistered_frameworks").beginArray().endArray();
    return json.endObject().toBytes();
  }

  private void frameworks(JsonWriter json, State state, Optional<FrameworkId> only) {
    json.name("frameworks").beginArray();
    for (var framework : state.frameworks().present().values()) {
      if (only.isEmpty() || only.get().equals(framework.id())) {
        frameworks.present(json, framework, state);
      }
    }
    json.endArray();
    json.name("completed_frameworks").beginArray();
    for (var entry : state.frameworks().completed().all()) {
      if (only.isEmpty() || only.get().equals(entry.key())) {
        frameworks.completed(json, entry.value(), state);
      }
    }
    json.endArray();
  }
}
