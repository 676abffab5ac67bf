package io.mesocosm.framework.link;

import static io.mesocosm.protocol.v1.scheduler.Call.Type.ACCEPT;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.ACCEPT_INVERSE_OFFERS;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.ACKNOWLEDGE;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.ACKNOWLEDGE_OPERATION_STATUS;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.DECLINE;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.DECLINE_INVERSE_OFFERS;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.KILL;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.MESSAGE;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.RECONCILE;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.RECONCILE_OPERATIONS;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.REVIVE;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.SHUTDOWN;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.SUBSCRIBE;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.SUPPRESS;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.TEARDOWN;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.UPDATE_FRAMEWORK;

import com.google.protobuf.ByteString;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.v1.Filters;
import io.mesocosm.protocol.v1.OfferID;
import io.mesocosm.protocol.v1.OperationID;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/// Our calls as messages of the v1 scheduler API. Pure; the simulator uses it as it is.
public final class CallWire {
  private static final double NANOS = 1e9;

  private CallWire() {}

  /// Asks for a stream.
  public static io.mesocosm.protocol.v1.scheduler.Call subscribe(FrameworkIdentity identity) {
    var call = io.mesocosm.protocol.v1.scheduler.Call.newBuilder().setType(SUBSCRIBE);
    if (identity.id().isPresent()) {
      call.getFrameworkIdBuilder().setValue(identity.id().value());
    }
    call.getSubscribeBuilder().setFrameworkInfo(IdentityWire.info(identity));
    return call.build();
  }

  public static io.mesocosm.protocol.v1.scheduler.Call call(FrameworkId framework, Call call) {
    var wire = io.mesocosm.protocol.v1.scheduler.Call.newBuilder();
    wire.getFrameworkIdBuilder().setValue(framework.value());
    switch (call) {
      case Call.Accept accept -> accept(accept, wire);
      case Call.Decline(var offers, var refuse) ->
          wire.setType(DECLINE)
              .getDeclineBuilder()
              .addAllOfferIds(ids(offers))
              .setFilters(filters(refuse));
      case Call.Revive(var roles) -> wire.setType(REVIVE).getReviveBuilder().addAllRoles(roles);
      case Call.Suppress(var roles) ->
          wire.setType(SUPPRESS).getSuppressBuilder().addAllRoles(roles);
      case Call.Kill(var task, var agent) -> kill(task, agent, wire);
      case Call.KillWithin(var task, var agent, var grace) ->
          kill(task, agent, wire)
              .getKillPolicyBuilder()
              .getGracePeriodBuilder()
              .setNanoseconds(grace.toNanos());
      case Call.Shutdown(var executor, var agent) ->
          wire.setType(SHUTDOWN)
              .getShutdownBuilder()
              .setExecutorId(IdCodec.of(executor))
              .setAgentId(IdCodec.of(agent));
      case Call.Acknowledge(var agent, var task, var uuid) ->
          wire.setType(ACKNOWLEDGE)
              .getAcknowledgeBuilder()
              .setAgentId(IdCodec.of(agent))
              .setTaskId(IdCodec.of(task))
              .setUuid(SchedulerWire.bytes(uuid));
      case Call.Reconcile reconcile -> reconcile(reconcile, wire);
      case Call.Message(var agent, var executor, var base64) ->
          wire.setType(MESSAGE)
              .getMessageBuilder()
              .setAgentId(IdCodec.of(agent))
              .setExecutorId(IdCodec.of(executor))
              .setData(ByteString.copyFrom(Base64.getDecoder().decode(base64)));
      case Call.AcceptInverse(var offers, var refuse) ->
          wire.setType(ACCEPT_INVERSE_OFFERS)
              .getAcceptInverseOffersBuilder()
              .addAllInverseOfferIds(ids(offers))
              .setFilters(filters(refuse));
      case Call.DeclineInverse(var offers, var refuse) ->
          wire.setType(DECLINE_INVERSE_OFFERS)
              .getDeclineInverseOffersBuilder()
              .addAllInverseOfferIds(ids(offers))
              .setFilters(filters(refuse));
      case Call.AcknowledgeOperation acknowledge -> acknowledge(acknowledge, wire);
      case Call.ReconcileOperations(var operations) -> {
        wire.setType(RECONCILE_OPERATIONS).getReconcileOperationsBuilder();
        operations.forEach(operation ->
            wire.getReconcileOperationsBuilder()
                .addOperationsBuilder()
                .setOperationId(OperationID.newBuilder().setValue(operation)));
      }
      case Call.UpdateFramework(var identity) ->
          wire.setType(UPDATE_FRAMEWORK)
              .getUpdateFrameworkBuilder()
              .setFrameworkInfo(IdentityWire.info(identity));
      case Call.Teardown _ -> wire.setType(TEARDOWN);
    }
    return wire.build();
  }

  private static void accept(
      Call.Accept accept, io.mesocosm.protocol.v1.scheduler.Call.Builder wire) {
    wire.setType(ACCEPT)
        .getAcceptBuilder()
        .addAllOfferIds(ids(accept.offers()))
        .addAllOperations(accept.operations().stream().map(OperationWire::operation).toList())
        .setFilters(filters(accept.refuse()));
  }

  private static io.mesocosm.protocol.v1.scheduler.Call.Kill.Builder kill(
      TaskId task, AgentId agent, io.mesocosm.protocol.v1.scheduler.Call.Builder wire) {
    var kill = wire.setType(KILL).getKillBuilder().setTaskId(IdCodec.of(task));
    return agent.isPresent() ? kill.setAgentId(IdCodec.of(agent)) : kill;
  }

  private static void reconcile(
      Call.Reconcile reconcile, io.mesocosm.protocol.v1.scheduler.Call.Builder wire) {
    var tasks = wire.setType(RECONCILE).getReconcileBuilder();
    for (var task : reconcile.tasks()) {
      var one = tasks.addTasksBuilder().setTaskId(IdCodec.of(task.task()));
      if (task.agent().isPresent()) {
        one.setAgentId(IdCodec.of(task.agent()));
      }
    }
  }

  private static void acknowledge(
      Call.AcknowledgeOperation call, io.mesocosm.protocol.v1.scheduler.Call.Builder wire) {
    var acknowledge =
        wire.setType(ACKNOWLEDGE_OPERATION_STATUS)
            .getAcknowledgeOperationStatusBuilder()
            .setUuid(SchedulerWire.bytes(call.uuid()))
            .setOperationId(OperationID.newBuilder().setValue(call.operation()));
    if (call.agent().isPresent()) {
      acknowledge.setAgentId(IdCodec.of(call.agent()));
    }
    if (!call.provider().isEmpty()) {
      acknowledge.getResourceProviderIdBuilder().setValue(call.provider());
    }
  }

  private static Filters filters(Duration refuse) {
    return Filters.newBuilder().setRefuseSeconds(refuse.toNanos() / NANOS).build();
  }

  private static List<OfferID> ids(List<OfferId> offers) {
    return offers.stream().map(IdCodec::of).toList();
  }
}
