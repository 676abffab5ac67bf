package io.mesocosm.master.core;

import io.mesocosm.base.collections.PSet;
import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.Answer;
import io.mesocosm.master.core.messages.OperatorEvent;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.Framework.Presence;

/// Calls of schedulers: who may call, and which rules answer. Mesos 1.11,
/// `Master::Http::scheduler`, from which the order of the checks and the texts are taken as
/// observed.
final class Calls {
  private Calls() {}

  static void called(Turn turn, Input.Called in) {
    var framework = turn.frameworks().get(in.framework());
    var answer =
        framework
            .map(known -> checked(turn, known, in))
            .orElse(new Answer.Invalid("Framework cannot be found"));
    turn.act(new Effect.Reply(in.ticket(), answer));
  }

  private static Answer checked(Turn turn, Framework framework, Input.Called in) {
    if (!(framework.presence() instanceof Presence.Subscribed(var stream))) {
      return new Answer.Forbidden("Framework is not subscribed");
    }
    if (in.stream().isEmpty()) {
      return new Answer.Invalid(
          "All non-subscribe calls should include the 'Mesos-Stream-Id' header");
    }
    if (!in.stream().equals(stream.toString())) {
      return new Answer.Invalid(
          "The stream ID '%s' included in this request didn't match the stream ID currently "
                  .formatted(in.stream())
              + "associated with framework ID "
              + framework.id());
    }
    return carryOut(turn, framework, in.call());
  }

  private static Answer carryOut(Turn turn, Framework framework, SchedulerCall call) {
    switch (call) {
      case SchedulerCall.Update update -> {
        return update(turn, framework, update);
      }
      case SchedulerCall.Teardown _ -> Subscriptions.remove(turn, framework);
      case SchedulerCall.Accept accept -> Launches.accept(turn, framework, accept);
      case SchedulerCall.Decline decline -> OfferCalls.decline(turn, framework, decline);
      case SchedulerCall.Revive revive -> OfferCalls.revive(turn, framework, revive);
      case SchedulerCall.Suppress suppress -> OfferCalls.suppress(turn, framework, suppress);
      case SchedulerCall.Kill kill -> Updates.kill(turn, framework, kill);
      case SchedulerCall.Shutdown shutdown -> shutdown(turn, framework, shutdown);
      case SchedulerCall.Acknowledge ack -> Updates.acknowledged(turn, framework, ack);
      case SchedulerCall.Reconcile reconcile ->
          Reconciliation.reconcile(turn, framework, reconcile);
      case SchedulerCall.ReconcileOperations reconcile ->
          Reconciliation.operations(turn, framework, reconcile);
      case SchedulerCall.Message message -> message(turn, framework, message);
      case SchedulerCall.Request _ -> {
        // The original takes it and does nothing either.
      }
    }
    return new Answer.Accepted();
  }

  private static void shutdown(Turn turn, Framework framework, SchedulerCall.Shutdown call) {
    turn.agents()
        .get(call.agent())
        .ifPresent(agent ->
            turn.act(
                new Effect.Order(
                    agent.pid(),
                    new AgentOrder.ShutdownExecutor(framework.id(), call.executor()))));
  }

  private static void message(Turn turn, Framework framework, SchedulerCall.Message call) {
    turn.agents()
        .get(call.agent())
        .filter(Agent::connected)
        .ifPresent(agent ->
            turn.act(
                new Effect.Order(
                    agent.pid(), new AgentOrder.Pass(framework.id(), call.message()))));
  }

  /// Replaces the description; offers for roles that are left are taken back.
  private static Answer update(Turn turn, Framework framework, SchedulerCall.Update call) {
    if (!call.problem().isEmpty()) {
      return new Answer.Invalid(call.problem());
    }
    var first = framework.spec();
    if (!first.principal().equals(call.spec().principal())) {
      return new Answer.Invalid("Changing framework's principal is not allowed");
    }
    if (!first.user().equals(call.spec().user())) {
      return new Answer.Invalid("Updating 'FrameworkInfo.user' is unsupported");
    }
    if (first.checkpoint() != call.spec().checkpoint()) {
      return new Answer.Invalid("Updating 'FrameworkInfo.checkpoint' is unsupported");
    }
    var next = framework.withSpec(call.spec()).withSuppressed(PSet.from(call.suppressed()));
    for (var offer : turn.state().offers().of(framework.id())) {
      if (!next.spec().roles().has(offer.role())) {
        Books.rescind(turn, offer);
      }
    }
    for (var key : turn.state().filters().of(framework.id())) {
      boolean unsuppressed =
          framework.suppressed().has(key.role()) && !next.suppressed().has(key.role());
      if (unsuppressed || !next.spec().roles().has(key.role())) {
        Books.dropFilter(turn, key);
      }
    }
    turn.set(turn.frameworks().with(next));
    turn.publish(new OperatorEvent.FrameworkUpdated(next));
    Subscriptions.tellAgents(turn, next);
    turn.dirtyAll();
    return new Answer.Done();
  }
}
