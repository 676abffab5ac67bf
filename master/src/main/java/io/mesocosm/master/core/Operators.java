package io.mesocosm.master.core;

import io.mesocosm.master.core.messages.Answer;
import io.mesocosm.master.model.AgentRecord.Standing;

/// What operators ask for. Mesos 1.11 documentation, "Operator HTTP API".
final class Operators {
  private Operators() {}

  static void teardown(Turn turn, Input.TeardownRequested in) {
    var framework = turn.frameworks().get(in.framework());
    framework.ifPresent(known -> Subscriptions.remove(turn, known));
    turn.act(
        new Effect.Reply(
            in.ticket(),
            framework.isPresent()
                ? new Answer.Done()
                : new Answer.Invalid("No framework found with ID " + in.framework())));
  }

  /// For good; asking twice does no harm.
  static void gone(Turn turn, Input.GoneRequested in) {
    var standing = turn.agents().standing(in.agent());
    if (standing.isPresent() && standing.get() != Standing.GONE) {
      Departure.markGone(turn, in.agent());
    }
    turn.act(
        new Effect.Reply(
            in.ticket(),
            standing.isPresent()
                ? new Answer.Done()
                : new Answer.Unknown("Agent " + in.agent() + " is not known")));
  }

  /// A deactivated agent gets no more offers; its tasks stay.
  static void activation(Turn turn, Input.ActivationRequested in) {
    var agent = turn.agents().get(in.agent());
    agent.ifPresent(known -> {
      turn.set(turn.agents().with(known.withDeactivated(!in.active())));
      if (in.active()) {
        turn.dirty(known.id());
      } else {
        turn.state().offers().on(known.id()).forEach(offer -> Books.rescind(turn, offer));
      }
    });
    turn.act(
        new Effect.Reply(
            in.ticket(),
            agent.isPresent()
                ? new Answer.Done()
                : new Answer.Invalid("Agent " + in.agent() + " is not registered")));
  }
}
