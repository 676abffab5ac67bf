package io.mesocosm.master.wire;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.collections.Ordered;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.model.FrameworkSpec;
import io.mesocosm.master.wire.checks.FrameworkChecks;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.scheduler.Call;
import io.mesocosm.protocol.v1.scheduler.OfferConstraints;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Calls of schedulers, read from v1 messages. The order of the checks and their texts are those of
/// Mesos 1.11, as observed.
public final class SchedulerCalls {
  private final FrameworkChecks checks;

  public SchedulerCalls(FrameworkChecks checks) {
    this.checks = checks;
  }

  /// What a message turned out to be.
  public sealed interface Reading {
    /// @param framework the id it had before; null when it is new
    /// @param problem why its description is not acceptable; empty when it is
    record Subscribe(
        @Nullable FrameworkId framework, FrameworkSpec spec, Set<String> suppressed, String problem)
        implements Reading {}

    record Other(FrameworkId framework, SchedulerCall call) implements Reading {}

    /// It breaks the rules of calls.
    record Invalid(String why) implements Reading {}

    /// This master cannot do it.
    record Unsupported(String why) implements Reading {}
  }

  public Reading read(Call call) {
    if (!call.hasType()) {
      return invalid("Expecting 'type' to be present");
    }
    if (call.getType() == Call.Type.UNKNOWN) {
      return new Reading.Unsupported("Calls of type UNKNOWN cannot be carried out");
    }
    if (call.getType() == Call.Type.SUBSCRIBE) {
      return subscribe(call);
    }
    if (!call.hasFrameworkId()) {
      return invalid("Expecting 'framework_id' to be present");
    }
    var missing = missing(call);
    return missing
        .map(field -> invalid("Expecting '" + field + "' to be present"))
        .orElseGet(() -> other(call));
  }

  private static Reading invalid(String why) {
    return new Reading.Invalid("Failed to validate scheduler::Call: " + why);
  }

  private Reading subscribe(Call call) {
    if (!call.hasSubscribe()) {
      return invalid("Expecting 'subscribe' to be present");
    }
    var info = call.getSubscribe().getFrameworkInfo();
    boolean same =
        call.hasFrameworkId() == info.hasId()
            && call.getFrameworkId().getValue().equals(info.getId().getValue());
    if (!same) {
      return invalid("'framework_id' differs from 'subscribe.framework_info.id'");
    }
    var suppressed = call.getSubscribe().getSuppressedRolesList();
    boolean known = info.hasId() && !info.getId().getValue().isEmpty();
    var described = described(info, suppressed, call.getSubscribe().getOfferConstraints());
    return new Reading.Subscribe(
        known ? IdCodec.of(info.getId()) : null,
        described.spec(),
        Ordered.copyOf(suppressed),
        described.problem());
  }

  /// @param problem empty when nothing is wrong
  private record Described(FrameworkSpec spec, String problem) {}

  private Described described(
      FrameworkInfo info, List<String> suppressed, OfferConstraints constraints) {
    var plain = FrameworkMessages.spec(info);
    var problem = checks.problem(info, suppressed);
    return switch (ConstraintMessages.read(constraints, plain.roles().asSet())) {
      case Outcome.Ok<io.mesocosm.master.model.OfferConstraints>(var read) ->
          new Described(FrameworkMessages.spec(info, read), problem);
      case Outcome.Refused<io.mesocosm.master.model.OfferConstraints>(var why) ->
          new Described(
              plain,
              problem.isEmpty()
                  ? why.stream().map(Refusal::text).collect(Collectors.joining("; "))
                  : problem);
    };
  }

  private static Optional<String> missing(Call call) {
    var present =
        switch (call.getType()) {
          case UNKNOWN, SUBSCRIBE, TEARDOWN, REVIVE, SUPPRESS -> true;
          case ACCEPT -> call.hasAccept();
          case DECLINE -> call.hasDecline();
          case ACCEPT_INVERSE_OFFERS -> call.hasAcceptInverseOffers();
          case DECLINE_INVERSE_OFFERS -> call.hasDeclineInverseOffers();
          case KILL -> call.hasKill();
          case SHUTDOWN -> call.hasShutdown();
          case ACKNOWLEDGE -> call.hasAcknowledge();
          case ACKNOWLEDGE_OPERATION_STATUS -> call.hasAcknowledgeOperationStatus();
          case RECONCILE -> call.hasReconcile();
          case RECONCILE_OPERATIONS -> call.hasReconcileOperations();
          case MESSAGE -> call.hasMessage();
          case REQUEST -> call.hasRequest();
          case UPDATE_FRAMEWORK -> call.hasUpdateFramework();
        };
    return present ? Optional.empty() : Optional.of(call.getType().name().toLowerCase(Locale.ROOT));
  }

  private Reading other(Call call) {
    return switch (call.getType()) {
      case UNKNOWN, SUBSCRIBE -> invalid("Expecting another type");
      case TEARDOWN -> other(call, new SchedulerCall.Teardown());
      case ACCEPT -> other(call, OfferCalls.accept(call.getFrameworkId(), call.getAccept()));
      case DECLINE ->
          other(
              call,
              new SchedulerCall.Decline(
                  OfferCalls.offers(call.getDecline().getOfferIdsList()),
                  OfferCalls.refusal(call.getDecline().getFilters())));
      case ACCEPT_INVERSE_OFFERS, DECLINE_INVERSE_OFFERS ->
          new Reading.Unsupported(
              call.getType() + " cannot be carried out: this master makes no inverse offers");
      case ACKNOWLEDGE_OPERATION_STATUS ->
          new Reading.Unsupported(
              call.getType() + " cannot be carried out: this master asks for none");
      case REVIVE ->
          other(call, new SchedulerCall.Revive(Ordered.copyOf(call.getRevive().getRolesList())));
      case SUPPRESS ->
          other(
              call, new SchedulerCall.Suppress(Ordered.copyOf(call.getSuppress().getRolesList())));
      case KILL -> other(call, kill(call.getKill()));
      case SHUTDOWN ->
          other(
              call,
              new SchedulerCall.Shutdown(
                  IdCodec.of(call.getShutdown().getExecutorId()),
                  IdCodec.of(call.getShutdown().getAgentId())));
      case ACKNOWLEDGE -> acknowledge(call);
      case RECONCILE -> other(call, reconcile(call.getReconcile()));
      case RECONCILE_OPERATIONS -> other(call, reconcile(call.getReconcileOperations()));
      case MESSAGE ->
          other(
              call,
              new SchedulerCall.Message(
                  IdCodec.of(call.getMessage().getAgentId()),
                  IdCodec.of(call.getMessage().getExecutorId()),
                  Cargo.of(call.getMessage())));
      case REQUEST -> other(call, new SchedulerCall.Request());
      case UPDATE_FRAMEWORK -> update(call);
    };
  }

  private static Reading other(Call call, SchedulerCall read) {
    return new Reading.Other(IdCodec.of(call.getFrameworkId()), read);
  }

  private static SchedulerCall kill(Call.Kill kill) {
    return new SchedulerCall.Kill(
        IdCodec.of(kill.getTaskId()),
        kill.hasAgentId() ? IdCodec.of(kill.getAgentId()) : null,
        kill.hasKillPolicy() ? Cargo.of(kill.getKillPolicy()) : null);
  }

  private static Reading acknowledge(Call call) {
    var ack = call.getAcknowledge();
    return Wire.uuid(ack.getUuid())
        .map(uuid ->
            other(
                call,
                new SchedulerCall.Acknowledge(
                    IdCodec.of(ack.getAgentId()), IdCodec.of(ack.getTaskId()), uuid)))
        .orElseGet(() -> invalid("Not a valid UUID"));
  }

  private static SchedulerCall reconcile(Call.Reconcile reconcile) {
    return new SchedulerCall.Reconcile(
        reconcile.getTasksList().stream()
            .map(task ->
                new SchedulerCall.Wanted(
                    IdCodec.of(task.getTaskId()),
                    task.hasAgentId() ? IdCodec.of(task.getAgentId()) : null))
            .toList());
  }

  private static SchedulerCall reconcile(Call.ReconcileOperations reconcile) {
    return new SchedulerCall.ReconcileOperations(
        reconcile.getOperationsList().stream()
            .map(operation ->
                new SchedulerCall.WantedOperation(
                    operation.getOperationId().getValue(),
                    operation.hasAgentId() ? IdCodec.of(operation.getAgentId()) : null))
            .toList());
  }

  private Reading update(Call call) {
    var update = call.getUpdateFramework();
    var info = update.getFrameworkInfo();
    if (!info.getId().equals(call.getFrameworkId())) {
      return invalid("'framework_id' differs from 'update_framework.framework_info.id'");
    }
    var suppressed = update.getSuppressedRolesList();
    var described = described(info, suppressed, update.getOfferConstraints());
    return other(
        call,
        new SchedulerCall.Update(
            described.spec(), Ordered.copyOf(suppressed), described.problem()));
  }
}
