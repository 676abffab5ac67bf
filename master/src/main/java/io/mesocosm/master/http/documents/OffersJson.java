package io.mesocosm.master.http.documents;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.master.core.State;
import io.mesocosm.master.core.allocation.Eligibility;
import io.mesocosm.master.core.allocation.Verdict;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.wire.Wire;
import io.mesocosm.protocol.codec.ResourceJson;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Two documents of ours: who sits on which offer since when, and why a framework gets none.
///
/// `/allocation` asks the same judge as the allocator does, for each role and each agent, and tells
/// how many agents failed at which rule, with one of them by name.
public final class OffersJson {
  private final Eligibility eligibility;

  public OffersJson(Eligibility eligibility) {
    this.eligibility = eligibility;
  }

  public byte[] offers(State state) {
    var json = new JsonWriter().beginObject().name("offers").beginArray();
    for (var offer : state.offers().open().values()) {
      json.beginObject()
          .field("id", offer.id().value())
          .field("framework_id", offer.framework().value())
          .field("slave_id", offer.agent().value())
          .field("role", offer.role())
          .field("offered_at", Wire.seconds(offer.since()));
      ResourceJson.simple(json, "resources", offer.resources());
      json.endObject();
    }
    return json.endArray().endObject().toBytes();
  }

  public byte[] explained(State state, Instant now) {
    var json = new JsonWriter().beginObject().name("frameworks").beginArray();
    for (var framework : state.frameworks().present().values()) {
      json.beginObject().field("id", framework.id().value()).field("name", framework.spec().name());
      json.name("roles").beginArray();
      for (var role : framework.spec().roles().asSet()) {
        json.beginObject().field("role", role);
        json.field("offers", offers(state, framework, role));
        json.name("agents").beginArray();
        reasons(state, framework, role, now).forEach((_, reason) -> json.value(reason.json()));
        json.endArray().endObject();
      }
      json.endArray().endObject();
    }
    return json.endArray().endObject().toBytes();
  }

  private static long offers(State state, Framework framework, String role) {
    return state.offers().of(framework.id()).stream()
        .filter(offer -> offer.role().equals(role))
        .count();
  }

  private static final class Reason {
    private final String why;
    private final String agent;
    private final String example;
    private long agents;

    private Reason(String why, String agent, String example) {
      this.why = why;
      this.agent = agent;
      this.example = example;
    }

    private Json json() {
      return Json.obj("why", why, "agents", agents, "for_example", agent, "detail", example);
    }
  }

  private Map<String, Reason> reasons(State state, Framework framework, String role, Instant now) {
    var reasons = new TreeMap<String, Reason>();
    for (var agent : state.agents().registered().values()) {
      var verdict =
          eligibility.verdict(framework, role, agent, agent.available(), state.filters(), now);
      var why = name(verdict);
      reasons.computeIfAbsent(why, _ -> new Reason(why, agent.id().value(), text(verdict)))
          .agents++;
    }
    return reasons;
  }

  private static String name(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fits _ -> "fits";
      case Verdict.FrameworkAway _ -> "framework_away";
      case Verdict.Suppressed _ -> "suppressed";
      case Verdict.AgentAway _ -> "agent_away";
      case Verdict.AgentDeactivated _ -> "agent_deactivated";
      case Verdict.Refused _ -> "refused";
      case Verdict.TooLittleLeft _ -> "too_little_left";
      case Verdict.KeptForGpus _ -> "kept_for_gpus";
      case Verdict.Excluded _ -> "excluded";
      case Verdict.OtherRegion _ -> "other_region";
      case Verdict.AgentLacks _ -> "agent_lacks_capability";
    };
  }

  private static String text(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fits(var resources) -> "would be offered: " + resources;
      case Verdict.FrameworkAway _ -> "the framework is disconnected";
      case Verdict.Suppressed(var role) ->
          "the framework wants no offers for the role " + role + " now";
      case Verdict.AgentAway _ -> "the agent is disconnected";
      case Verdict.AgentDeactivated _ -> "an operator has deactivated the agent";
      case Verdict.Refused(var until) -> "the framework has refused it until " + until;
      case Verdict.TooLittleLeft(var left, var least) ->
          "free are only '%s', an offer needs %s".formatted(left, least);
      case Verdict.KeptForGpus _ -> "the agent is kept for frameworks with GPU_RESOURCES";
      case Verdict.Excluded(var role) ->
          "the framework's offer constraints for the role %s leave the agent out".formatted(role);
      case Verdict.OtherRegion(var region) -> "the agent is in the region " + region;
      case Verdict.AgentLacks(var capability) -> "the agent lacks " + capability;
    };
  }
}
