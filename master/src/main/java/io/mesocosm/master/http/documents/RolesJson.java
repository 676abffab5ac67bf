package io.mesocosm.master.http.documents;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.master.core.State;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.codec.ResourceFormat;
import io.mesocosm.protocol.resources.Quantities;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Tags;
import io.mesocosm.protocol.v1.Role;
import io.mesocosm.protocol.v1.master.Response;
import io.mesocosm.protocol.v1.master.Response.GetRoles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Roles: those that have frameworks, hold something, have something reserved, or a weight.
public final class RolesJson {
  private final Map<String, Double> weights;

  public RolesJson(Map<String, Double> weights) {
    this.weights = weights;
  }

  private static final class Holding {
    private final List<Resources> allocated = new ArrayList<>();
    private final List<Resources> offered = new ArrayList<>();
    private final List<Resources> reserved = new ArrayList<>();
    private final List<FrameworkId> frameworks = new ArrayList<>();
  }

  private SortedMap<String, Holding> holdings(State state) {
    var all = new TreeMap<String, Holding>();
    state
        .frameworks()
        .byRole()
        .entries()
        .forEach(entry -> of(all, entry.getKey()).frameworks.addAll(entry.getValue().asSet()));
    weights.keySet().forEach(role -> of(all, role));
    for (var agent : state.agents().registered().values()) {
      agent.used().allocations().forEach((role, used) -> of(all, role).allocated.add(used));
      agent
          .spec()
          .total()
          .reservations()
          .forEach((role, reserved) -> of(all, role).reserved.add(reserved));
    }
    for (var offer : state.offers().open().values()) {
      of(all, offer.role()).offered.add(offer.resources());
    }
    return all;
  }

  private static Holding of(Map<String, Holding> all, String role) {
    return all.computeIfAbsent(role, _ -> new Holding());
  }

  public byte[] print(State state) {
    var json = new JsonWriter().beginObject().name("roles").beginArray();
    holdings(state)
        .forEach((role, holding) -> {
          json.beginObject().field("name", role).field("weight", weights.getOrDefault(role, 1.0));
          json.name("quota").beginObject().field("role", role);
          json.name("guarantee").beginObject().endObject();
          json.name("limit").beginObject().endObject();
          AmountsJson.write(json, "consumed", consumed(role, state));
          json.endObject();
          var both = new ArrayList<>(holding.allocated);
          both.addAll(holding.offered);
          AmountsJson.write(json, "resources", both);
          AmountsJson.write(json, "allocated", holding.allocated);
          AmountsJson.write(json, "offered", holding.offered);
          AmountsJson.write(json, "reserved", holding.reserved);
          json.name("frameworks").beginArray();
          holding.frameworks.forEach(id -> json.value(id.value()));
          json.endArray().endObject();
        });
    return json.endArray().endObject().toBytes();
  }

  /// Used by the role and all below it; what is only offered does not count.
  private static Quantities consumed(String role, State state) {
    var sum = Quantities.NONE;
    for (var own : state.tasks().byFramework().values()) {
      for (var task : own.live().values()) {
        if (counts(task, role)) {
          sum = sum.plus(task.resources().quantities());
        }
      }
    }
    return sum;
  }

  private static boolean counts(Task task, String role) {
    return !task.state().isTerminal()
        && (task.role().equals(role) || task.role().startsWith(role + "/"));
  }

  public GetRoles message(State state) {
    var roles = GetRoles.newBuilder();
    holdings(state)
        .forEach((name, holding) -> {
          var role = Role.newBuilder().setName(name).setWeight(weights.getOrDefault(name, 1.0));
          holding.frameworks.forEach(id -> role.addFrameworks(IdCodec.of(id)));
          role.addAllResources(scalars(holding));
          roles.addRoles(role);
        });
    return roles.build();
  }

  private static List<io.mesocosm.protocol.v1.Resource> scalars(Holding holding) {
    var sum = Quantities.NONE;
    for (var resources : holding.allocated) {
      sum = sum.plus(resources.quantities());
    }
    for (var resources : holding.offered) {
      sum = sum.plus(resources.quantities());
    }
    var scalars = new ArrayList<Resource>();
    sum.amounts().forEach((name, amount) -> scalars.add(new Resource(name, amount, Tags.PLAIN)));
    return ResourceCodec.write(Resources.of(scalars), ResourceFormat.POST_REFINEMENT);
  }

  /// The weights that were set; the sub-message is missing when there are none, as on the original.
  public void weights(Response.Builder response) {
    weights.forEach((role, weight) ->
        response.getGetWeightsBuilder().addWeightInfosBuilder().setRole(role).setWeight(weight));
  }

  /// The answer to `/weights`.
  public byte[] weights() {
    var json = new JsonWriter().beginArray();
    new TreeMap<>(weights)
        .forEach((role, weight) ->
            json.beginObject().field("role", role).field("weight", weight).endObject());
    return json.endArray().toBytes();
  }
}
