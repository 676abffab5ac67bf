package io.mesocosm.master.http.documents;

import com.google.protobuf.Message;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.wire.AgentSpecs;
import io.mesocosm.master.wire.StateMessages;
import io.mesocosm.master.wire.Wire;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.codec.AttributeCodec;
import io.mesocosm.protocol.codec.OldMessages;
import io.mesocosm.protocol.codec.ResourceJson;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.master.Response.GetAgents;
import java.util.List;

/// An agent as operators read it, in the older and in the v1 form.
final class AgentJson {
  private AgentJson() {}

  /// As `/state` prints it.
  static byte[] print(Agent agent) {
    var json = new JsonWriter().beginObject();
    fields(json, agent);
    return json.endObject().toBytes();
  }

  /// The fields that all GETs share, into an object that is open.
  static void fields(JsonWriter json, Agent agent) {
    var info = AgentSpecs.info(agent);
    json.field("id", agent.id().value())
        .field("hostname", agent.spec().hostname())
        .field("port", agent.pid().port());
    ResourceJson.attributes(json, AttributeCodec.read(info.getAttributesList()));
    if (info.hasDomain()) {
      json.fieldRaw("domain", MessageJson.print(info.getDomain()));
    }
    json.field("pid", agent.pid().toString())
        .field("registered_time", Wire.seconds(agent.registered()));
    if (!agent.reregistered().equals(agent.registered())) {
      json.field("reregistered_time", Wire.seconds(agent.reregistered()));
    }
    var total = agent.spec().total();
    ResourceJson.simple(json, "resources", total);
    ResourceJson.simple(json, "used_resources", agent.used());
    ResourceJson.simple(json, "offered_resources", agent.offered());
    ResourceJson.byRole(json, "reserved_resources", total.reservations());
    ResourceJson.simple(json, "unreserved_resources", total.unreserved());
    json.field("active", agent.isActive())
        .field("deactivated", agent.deactivated())
        .field("version", agent.spec().version());
    json.name("capabilities").beginArray();
    StateMessages.capabilities(agent).forEach(type -> json.value(type.name()));
    json.endArray();
  }

  /// As `/slaves` prints it: also all details of its resources.
  static byte[] full(Agent agent) {
    var json = new JsonWriter().beginObject();
    fields(json, agent);
    Resources total = agent.spec().total();
    ResourceJson.fullByRole(json, "reserved_resources_full", total.reservations());
    ResourceJson.full(json, "unreserved_resources_full", total.unreserved());
    ResourceJson.full(json, "used_resources_full", agent.used());
    ResourceJson.full(json, "offered_resources_full", agent.offered());
    return json.endObject().toBytes();
  }

  /// As GET_AGENTS prints it: `agent_info` with `checkpoint`, which the v1 message does not know
  /// and the original prints all the same.
  static byte[] v1(Agent agent) {
    GetAgents.Agent message = StateMessages.agent(agent);
    var json = new JsonWriter().beginObject();
    json.fieldRaw("agent_info", MessageJson.print(OldMessages.slave(message.getAgentInfo(), true)));
    json.field("active", message.getActive())
        .field("deactivated", message.getDeactivated())
        .field("version", message.getVersion())
        .field("pid", message.getPid())
        .fieldRaw("registered_time", MessageJson.print(message.getRegisteredTime()));
    if (message.hasReregisteredTime()) {
      json.fieldRaw("reregistered_time", MessageJson.print(message.getReregisteredTime()));
    }
    some(json, "total_resources", message.getTotalResourcesList());
    some(json, "allocated_resources", message.getAllocatedResourcesList());
    some(json, "offered_resources", message.getOfferedResourcesList());
    some(json, "capabilities", message.getCapabilitiesList());
    return json.endObject().toBytes();
  }

  private static void some(JsonWriter json, String name, List<? extends Message> list) {
    if (!list.isEmpty()) {
      MessageJson.list(json, name, list);
    }
  }
}
