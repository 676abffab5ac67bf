package io.mesocosm.master.wire;

import io.mesocosm.master.core.State;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.CompletedFramework;
import io.mesocosm.master.model.Framework;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.codec.ResourceFormat;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.AgentInfo;
import io.mesocosm.protocol.v1.ExecutorInfo;
import io.mesocosm.protocol.v1.Resource;
import io.mesocosm.protocol.v1.master.Response;
import io.mesocosm.protocol.v1.master.Response.GetAgents;
import io.mesocosm.protocol.v1.master.Response.GetExecutors;
import io.mesocosm.protocol.v1.master.Response.GetFrameworks;
import io.mesocosm.protocol.v1.master.Response.GetTasks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The cluster as v1 messages, for operators.
public final class StateMessages {
  private StateMessages() {}

  public static Response.GetState state(State state) {
    return Response.GetState.newBuilder()
        .setGetTasks(tasks(state))
        .setGetExecutors(executors(state))
        .setGetFrameworks(frameworks(state))
        .setGetAgents(agents(state))
        .build();
  }

  public static GetTasks tasks(State state) {
    var all = GetTasks.newBuilder();
    for (var own : state.tasks().byFramework().values()) {
      own.live().values().forEach(task -> all.addTasks(TaskMessages.message(task)));
      own.unreachable()
          .all()
          .forEach(entry -> all.addUnreachableTasks(TaskMessages.message(entry.value())));
      own.completed()
          .all()
          .forEach(entry -> all.addCompletedTasks(TaskMessages.message(entry.value())));
    }
    return all.build();
  }

  public static GetExecutors executors(State state) {
    var all = GetExecutors.newBuilder();
    for (var agent : state.agents().registered().values()) {
      for (var executor : agent.executors().values()) {
        all.addExecutorsBuilder()
            .setExecutorInfo(executor.info().as(ExecutorInfo.class))
            .setAgentId(IdCodec.of(agent.id()));
      }
    }
    return all.build();
  }

  public static GetFrameworks frameworks(State state) {
    var all = GetFrameworks.newBuilder();
    state
        .frameworks()
        .present()
        .values()
        .forEach(framework -> all.addFrameworks(framework(framework, state)));
    for (var entry : state.frameworks().completed().all()) {
      all.addCompletedFrameworks(completed(entry.value()));
    }
    return all.build();
  }

  /// With its offers and what it uses.
  public static GetFrameworks.Framework framework(Framework framework, State state) {
    var message = builder(framework);
    holdings(framework, state, message);
    return message.build();
  }

  /// By itself, without what it holds.
  public static GetFrameworks.Framework bare(Framework framework) {
    return builder(framework).build();
  }

  public static GetFrameworks.Framework completed(CompletedFramework completed) {
    return builder(completed.framework())
        .setUnregisteredTime(Wire.time(completed.removed()))
        .build();
  }

  private static GetFrameworks.Framework.Builder builder(Framework framework) {
    return GetFrameworks.Framework.newBuilder()
        .setFrameworkInfo(FrameworkMessages.info(framework))
        .setActive(framework.isConnected())
        .setConnected(framework.isConnected())
        .setRecovered(framework.isRecovered())
        .setRegisteredTime(Wire.time(framework.registered()))
        .setReregisteredTime(Wire.time(framework.reregistered()))
        .setOfferConstraints(ConstraintMessages.message(framework));
  }

  private static void holdings(
      Framework framework, State state, GetFrameworks.Framework.Builder message) {
    boolean multi = framework.can(Capability.MULTI_ROLE);
    boolean refined = framework.can(Capability.RESERVATION_REFINEMENT);
    for (var offer : state.offers().of(framework.id())) {
      message.addOffers(OfferMessages.message(offer, multi, refined));
    }
    message.addAllAllocatedResources(endpoint(Holdings.used(framework.id(), state)));
    message.addAllOfferedResources(endpoint(Holdings.offered(framework.id(), state)));
  }

  public static GetAgents agents(State state) {
    var all = GetAgents.newBuilder();
    state.agents().registered().values().forEach(agent -> all.addAgents(agent(agent)));
    state.agents().pending().forEach(record -> all.addRecoveredAgents(AgentSpecs.info(record)));
    return all.build();
  }

  public static GetAgents.Agent agent(Agent agent) {
    var info = AgentSpecs.info(agent);
    var message =
        GetAgents.Agent.newBuilder()
            .setAgentInfo(plain(info))
            .setActive(agent.isActive())
            .setDeactivated(agent.deactivated())
            .setVersion(agent.spec().version())
            .setPid(agent.pid().toString())
            .setRegisteredTime(Wire.time(agent.registered()))
            .addAllTotalResources(endpoint(agent.spec().total()))
            .addAllAllocatedResources(endpoint(agent.used()))
            .addAllOfferedResources(endpoint(agent.offered()));
    if (!agent.reregistered().equals(agent.registered())) {
      message.setReregisteredTime(Wire.time(agent.reregistered()));
    }
    capabilities(agent).forEach(type -> message.addCapabilitiesBuilder().setType(type));
    return message.build();
  }

  /// Inside agent_info the original writes its own, stacked format.
  private static AgentInfo plain(AgentInfo info) {
    var resources = ResourceCodec.trusted(info.getResourcesList());
    return info.toBuilder()
        .clearResources()
        .addAllResources(ResourceCodec.write(resources, ResourceFormat.POST_REFINEMENT))
        .build();
  }

  /// In the order of the enumeration.
  public static List<AgentInfo.Capability.Type> capabilities(Agent agent) {
    return Arrays.stream(AgentInfo.Capability.Type.values())
        .filter(type -> agent.spec().capabilities().contains(type.name()))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /// As operators see resources.
  public static List<Resource> endpoint(Resources resources) {
    return ResourceCodec.write(resources, ResourceFormat.ENDPOINT);
  }
}
