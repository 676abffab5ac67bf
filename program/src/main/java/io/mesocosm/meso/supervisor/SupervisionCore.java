package io.mesocosm.meso.supervisor;

import io.mesocosm.base.loops.Core;
import io.mesocosm.base.loops.Step;
import io.mesocosm.meso.supervisor.Life.Ended;
import io.mesocosm.meso.supervisor.Life.Ending;
import io.mesocosm.meso.supervisor.Life.Resting;
import io.mesocosm.meso.supervisor.Life.Running;
import io.mesocosm.meso.supervisor.Life.Starting;
import io.mesocosm.meso.supervisor.Supervision.Effect;
import io.mesocosm.meso.supervisor.Supervision.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The rules of [Supervision]: whoever dies starts again, later each time it keeps dying.
///
/// Total. Input about a member or a process that is not known any more changes nothing.
final class SupervisionCore implements Core<Supervision, Input, Void, Effect> {
  private final Backoff backoff;

  SupervisionCore(Backoff backoff) {
    this.backoff = backoff;
  }

  @Override
  public Step<Supervision, Void, Effect> apply(Supervision state, Input input, Instant now) {
    return switch (input) {
      case Input.Enlisted(var member) -> enlisted(state, member);
      case Input.Adopted(var member, var pid) ->
          told(state.with(member, new Running(pid, now, 0)), new Effect.Watch(member, pid));
      case Input.Started(var member, var pid) -> started(state, member, pid, now);
      case Input.NotStarted(var member, var cause) -> notStarted(state, member, cause, now);
      case Input.Died(var member, var pid, var cause) -> died(state, member, pid, cause, now);
      case Input.RestOver(var member) -> restOver(state, member);
      case Input.StopRequested _ -> stopRequested(state);
    };
  }

  private static Step<Supervision, Void, Effect> enlisted(Supervision state, String member) {
    return state.stopping() || state.lives().has(member)
        ? Step.stay(state)
        : told(state.with(member, new Starting(0)), new Effect.Start(member));
  }

  private static Step<Supervision, Void, Effect> started(
      Supervision state, String member, long pid, Instant now) {
    return switch (life(state, member)) {
      // It came up after the order to stop: it ends as the others do.
      case Starting _ when state.stopping() ->
          told(
              state.with(member, new Ending(pid)),
              new Effect.Watch(member, pid),
              new Effect.End(member, pid));
      case Starting(var failures) ->
          told(state.with(member, new Running(pid, now, failures)), new Effect.Watch(member, pid));
      case Running _, Resting _, Ending _, Ended _ -> Step.stay(state);
    };
  }

  private Step<Supervision, Void, Effect> notStarted(
      Supervision state, String member, String cause, Instant now) {
    return switch (life(state, member)) {
      case Starting(var failures) -> rest(state, member, failures + 1, cause, now);
      case Running _, Resting _, Ending _, Ended _ -> Step.stay(state);
    };
  }

  private Step<Supervision, Void, Effect> died(
      Supervision state, String member, long pid, String cause, Instant now) {
    return switch (life(state, member)) {
      case Running(var known, var since, var failures) when known == pid ->
          rest(state, member, proven(since, now) ? 1 : failures + 1, cause, now);
      case Ending(var known) when known == pid -> ended(state, member);
      case Running _, Ending _, Starting _, Resting _, Ended _ -> Step.stay(state);
    };
  }

  private boolean proven(Instant since, Instant now) {
    return Duration.between(since, now).compareTo(backoff.proven()) >= 0;
  }

  private Step<Supervision, Void, Effect> rest(
      Supervision state, String member, int failures, String cause, Instant now) {
    if (state.stopping()) {
      return ended(state, member);
    }
    var until = now.plus(backoff.rest(failures));
    return told(
        state.with(member, new Resting(until, failures, cause)), new Effect.Arm(member, until));
  }

  private static Step<Supervision, Void, Effect> ended(Supervision state, String member) {
    var next = state.with(member, new Ended());
    return allEnded(next) ? told(next, new Effect.Finish()) : told(next);
  }

  private static Step<Supervision, Void, Effect> restOver(Supervision state, String member) {
    return switch (life(state, member)) {
      case Resting(_, var failures, _) ->
          told(state.with(member, new Starting(failures)), new Effect.Start(member));
      case Starting _, Running _, Ending _, Ended _ -> Step.stay(state);
    };
  }

  private static Step<Supervision, Void, Effect> stopRequested(Supervision state) {
    var next = new Supervision(state.lives(), true);
    var orders = new ArrayList<Effect>();
    for (var member : state.lives().keys()) {
      switch (life(state, member)) {
        case Running(var pid, _, _) -> {
          next = next.with(member, new Ending(pid));
          orders.add(new Effect.End(member, pid));
        }
        case Resting _ -> next = next.with(member, new Ended());
        case Starting _, Ending _, Ended _ -> {}
      }
    }
    if (allEnded(next)) {
      orders.add(new Effect.Finish());
    }
    return told(next, orders.toArray(Effect[]::new));
  }

  private static boolean allEnded(Supervision state) {
    return state.lives().values().stream().allMatch(Ended.class::isInstance);
  }

  // Who was never enlisted is as good as ended: nothing is done for it.
  private static Life life(Supervision state, String member) {
    return state.lives().get(member).orElseGet(Ended::new);
  }

  private static Step<Supervision, Void, Effect> told(Supervision state, Effect... orders) {
    var all = new ArrayList<>(List.of(orders));
    all.add(new Effect.Publish(state));
    return new Step<>(state, List.of(), all);
  }
}
