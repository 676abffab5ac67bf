package io.mesocosm.master.core;

import io.mesocosm.base.loops.Core;
import io.mesocosm.base.loops.Step;
import java.time.Instant;

/// The front of all rules: one answer to every input.
public final class MasterCore implements Core<State, Input, Change, Effect> {
  private final Settings settings;

  public MasterCore(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Step<State, Change, Effect> apply(State state, Input input, Instant now) {
    var turn = new Turn(state, now, settings);
    switch (input) {
      case Input.AgentRegistering in -> Registration.registering(turn, in);
      case Input.AgentReregistering in -> Registration.reregistering(turn, in);
      case Input.AgentLeaving in -> Departure.leaving(turn, in);
      case Input.AgentUpdated in -> Registration.updated(turn, in);
      case Input.Ponged(var pid) -> Departure.ponged(turn, pid);
      case Input.LinkBroken(var pid) -> Departure.linkBroken(turn, pid);
      case Input.StatusReported in -> Updates.reported(turn, in);
      case Input.ExecutorExited in -> Updates.executorExited(turn, in);
      case Input.ExecutorSaid in -> Updates.executorSaid(turn, in);
      case Input.Subscribing in -> Subscriptions.subscribing(turn, in);
      case Input.StreamClosed(var stream) -> Subscriptions.streamClosed(turn, stream);
      case Input.Called in -> Calls.called(turn, in);
      case Input.Watching(var ticket) -> turn.act(new Effect.Show(ticket, turn.state()));
      case Input.TeardownRequested in -> Operators.teardown(turn, in);
      case Input.GoneRequested in -> Operators.gone(turn, in);
      case Input.ActivationRequested in -> Operators.activation(turn, in);
      case Input.Elected _ -> Standings.elected(turn);
      case Input.Rang(var timer) -> rang(turn, timer);
    }
    return turn.done();
  }

  private static void rang(Turn turn, Timer timer) {
    switch (timer) {
      case Timer.Allocation _ -> Allocator.run(turn);
      case Timer.Ping(var agent) -> Departure.pingDue(turn, agent);
      case Timer.AgentReturn(var agent) -> Departure.overdue(turn, agent);
      case Timer.FilterEnd(var filter) -> OfferCalls.filterEnded(turn, filter);
      case Timer.OfferEnd(var offer) ->
          turn.state().offers().get(offer).ifPresent(old -> Books.rescind(turn, old));
      case Timer.Failover(var framework) -> Subscriptions.failoverOver(turn, framework);
      case Timer.Heartbeat in -> Subscriptions.heartbeat(turn, in);
      case Timer.Cleaning _ -> Standings.cleaning(turn);
    }
  }
}
