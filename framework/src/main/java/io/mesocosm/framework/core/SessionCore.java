package io.mesocosm.framework.core;

import io.mesocosm.base.loops.Core;
import io.mesocosm.base.loops.Step;
import io.mesocosm.framework.core.Session.Alarm;
import io.mesocosm.framework.core.Session.Effect;
import io.mesocosm.framework.core.Session.Heard;
import io.mesocosm.framework.core.Session.Input;
import io.mesocosm.framework.core.Session.Phase;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Endpoint;
import io.mesocosm.framework.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The rules of [Session]: one stream at a time, opened again whenever it is lost, at once when a
/// new leader is known and after a pause otherwise. Nothing is durable: the id that the master
/// gives is the scheduler's to store.
///
/// What comes from a stream other than the last one opened is old and changes nothing.
public final class SessionCore implements Core<Session, Input, Void, Effect> {
  /// More in a row go round in circles (a client of Mesos' own follows as many).
  private static final int MOST_REDIRECTS = 3;

  private final SessionRules rules;

  public SessionCore(SessionRules rules) {
    this.rules = rules;
  }

  @Override
  public Step<Session, Void, Effect> apply(Session session, Input input, Instant now) {
    return switch (input) {
      case Input.MastersKnown(var candidates) -> masters(session, candidates, now);
      case Input.StreamOpened(var attempt, var streamId) -> opened(session, attempt, streamId);
      case Input.StreamDenied denied -> denied(session, denied, now);
      case Input.Received(var attempt, var heard) -> received(session, attempt, heard, now);
      case Input.StreamLost(var attempt, var why, var draw) ->
          attempt == session.attempt() ? lost(session, why, draw, now) : Step.stay(session);
      case Input.Asked(var call) -> asked(session, call, now);
      case Input.CallLost(var call, var why, var notDone) ->
          Step.act(session, new Effect.Tell(new Event.CallFailed(call, why, notDone)));
      case Input.Rang(var alarm, var draw) -> rang(session, alarm, draw, now);
    };
  }

  private Step<Session, Void, Effect> masters(
      Session session, List<Endpoint> candidates, Instant now) {
    return switch (session.phase()) {
      case Phase.Searching _ -> openOrSearch(session.withCandidates(candidates), now);
      case Phase.Pausing _ -> openOrSearch(session.withCandidates(candidates), now);
      case Phase.Subscribing(var at, _, _) -> moved(session, at, candidates, now);
      case Phase.Listening listening -> moved(session, listening.at(), candidates, now);
      case Phase.Over _ -> Step.stay(session);
    };
  }

  /// A master that is not named any more is left; while none is named, the present one is heard
  /// out.
  private Step<Session, Void, Effect> moved(
      Session session, Endpoint at, List<Endpoint> candidates, Instant now) {
    if (candidates.isEmpty() || candidates.contains(at)) {
      return Step.stay(session.withCandidates(candidates));
    }
    var left = leave(session, "the leader is now " + candidates.getFirst());
    return left.then(openOrSearch(left.state().withCandidates(candidates), now));
  }

  private Step<Session, Void, Effect> openOrSearch(Session session, Instant now) {
    if (session.candidates().isEmpty()) {
      return new Step<>(
          session.with(new Phase.Searching()), List.of(), List.of(new Effect.Disarm(Alarm.RETRY)));
    }
    var at = session.candidates().get(session.turn() % session.candidates().size());
    return open(session, at, 0, now);
  }

  private Step<Session, Void, Effect> open(
      Session session, Endpoint at, int redirects, Instant now) {
    var opening = session.opening(at, redirects);
    return new Step<>(
        opening,
        List.of(),
        List.of(
            new Effect.Disarm(Alarm.RETRY),
            new Effect.Open(opening.attempt(), at, opening.identity()),
            new Effect.Arm(Alarm.SILENCE, now.plus(rules.subscribeWithin()))));
  }

  private Step<Session, Void, Effect> opened(Session session, long attempt, String streamId) {
    return attempt == session.attempt()
            && session.phase() instanceof Phase.Subscribing(var at, var redirects, _)
        ? Step.stay(session.with(new Phase.Subscribing(at, redirects, streamId)))
        : Step.stay(session);
  }

  /// Where a master cannot judge yet (5xx) or is no master (404), another try may help; what it
  /// judged and does not take will not get better.
  private Step<Session, Void, Effect> denied(
      Session session, Input.StreamDenied denied, Instant now) {
    if (denied.attempt() != session.attempt()
        || !(session.phase() instanceof Phase.Subscribing(_, var redirects, _))) {
      return Step.stay(session);
    }
    var why = "%d %s".formatted(denied.status(), denied.text());
    if (!denied.elsewhere().isEmpty() && redirects < MOST_REDIRECTS) {
      return open(session, denied.elsewhere().getFirst(), redirects + 1, now);
    }
    return switch (denied.status()) {
      case 400, 401, 403, 405, 406, 415 -> over(session, why);
      default -> pause(session, why, denied.draw(), now);
    };
  }

  private Step<Session, Void, Effect> received(
      Session session, long attempt, Heard heard, Instant now) {
    if (attempt != session.attempt()) {
      return Step.stay(session);
    }
    return switch (session.phase()) {
      case Phase.Subscribing subscribing ->
          switch (heard) {
            case Heard.Subscribed subscribed -> subscribed(session, subscribing, subscribed, now);
            case Heard.News(Event.Refused(var message)) -> over(session, message);
            case Heard.News _, Heard.Heartbeat _ -> Step.stay(session);
          };
      case Phase.Listening listening ->
          switch (heard) {
            case Heard.News(Event.Refused(var message)) -> over(session, message);
            case Heard.News(var event) -> news(session.with(listening.heardAt(now)), event);
            case Heard.Heartbeat _, Heard.Subscribed _ ->
                Step.stay(session.with(listening.heardAt(now)));
          };
      case Phase.Searching _, Phase.Pausing _, Phase.Over _ -> Step.stay(session);
    };
  }

  private Step<Session, Void, Effect> subscribed(
      Session session, Phase.Subscribing subscribing, Heard.Subscribed heard, Instant now) {
    var silence = heard.heartbeat().multipliedBy(rules.missedHeartbeats());
    var listening =
        new Phase.Listening(
            subscribing.at(), subscribing.streamId(), heard.master(), silence, now, false);
    var again = session.identity().id().isPresent();
    var next = session.subscribed(listening, heard.id());
    var told = new Event.Subscribed(heard.id(), heard.master(), again);
    return new Step<Session, Void, Effect>(
            next,
            List.of(),
            List.of(new Effect.Tell(told), new Effect.Arm(Alarm.SILENCE, now.plus(silence))))
        .then(compare(next, listening, now));
  }

  /// Asks the scheduler for what it knows, and the master for all that it knows.
  private Step<Session, Void, Effect> compare(
      Session session, Phase.Listening listening, Instant now) {
    return new Step<>(
        session,
        List.of(),
        List.of(
            new Effect.Tell(new Event.ReconciliationDue()),
            send(session, listening, new Call.Reconcile(List.of())),
            new Effect.Arm(Alarm.RECONCILE, now.plus(rules.reconcileEvery()))));
  }

  private Step<Session, Void, Effect> news(Session session, Event event) {
    var next =
        event instanceof Event.Updated(var update)
            ? session.with(session.reconciliation().answered(update.task()))
            : session;
    return Step.act(next, new Effect.Tell(event));
  }

  private Step<Session, Void, Effect> lost(Session session, String why, double draw, Instant now) {
    return switch (session.phase()) {
      case Phase.Subscribing _ -> pause(session, why, draw, now);
      case Phase.Listening listening ->
          listening.leaving() ? over(session, "torn down") : pause(session, why, draw, now);
      case Phase.Searching _, Phase.Pausing _, Phase.Over _ -> Step.stay(session);
    };
  }

  private Step<Session, Void, Effect> pause(Session session, String why, double draw, Instant now) {
    var left = leave(session, why);
    var failed = left.state().failed(why);
    return left.then(
        Step.act(
            failed, new Effect.Arm(Alarm.RETRY, now.plus(rules.pause(failed.failures(), draw)))));
  }

  private Step<Session, Void, Effect> over(Session session, String why) {
    var left = leave(session, why);
    return left.then(
        Step.act(left.state().with(new Phase.Over(why)), new Effect.Tell(new Event.Refused(why))));
  }

  /// Ends the stream and whatever depends on it.
  private static Step<Session, Void, Effect> leave(Session session, String why) {
    var effects = new ArrayList<Effect>();
    effects.add(new Effect.Close(session.attempt()));
    for (var alarm : List.of(Alarm.SILENCE, Alarm.RECONCILE, Alarm.REPEAT)) {
      effects.add(new Effect.Disarm(alarm));
    }
    if (session.phase() instanceof Phase.Listening) {
      effects.add(new Effect.Tell(new Event.Disconnected(why)));
    }
    return new Step<>(session.with(Reconciliation.NOTHING_OPEN), List.of(), effects);
  }

  private Step<Session, Void, Effect> asked(Session session, Call call, Instant now) {
    if (!(session.phase() instanceof Phase.Listening listening)) {
      var why = "not subscribed: " + session.phase();
      return Step.act(session, new Effect.Tell(new Event.CallFailed(call, why, true)));
    }
    return switch (call) {
      case Call.Reconcile(var tasks) when !tasks.isEmpty() ->
          ask(session.with(session.reconciliation().plus(tasks)), listening, now);
      case Call.UpdateFramework(var identity) -> {
        var changed = session.with(identity.withId(session.identity().id()));
        yield Step.act(
            changed, send(changed, listening, new Call.UpdateFramework(changed.identity())));
      }
      case Call.Teardown _ ->
          Step.act(session.with(listening.left()), send(session, listening, call));
      case Call.Accept _,
          Call.Decline _,
          Call.Revive _,
          Call.Suppress _,
          Call.Kill _,
          Call.KillWithin _,
          Call.Shutdown _,
          Call.Acknowledge _,
          Call.Reconcile _,
          Call.Message _,
          Call.AcceptInverse _,
          Call.DeclineInverse _,
          Call.AcknowledgeOperation _,
          Call.ReconcileOperations _ ->
          Step.act(session, send(session, listening, call));
    };
  }

  private Step<Session, Void, Effect> ask(Session session, Phase.Listening listening, Instant now) {
    var effects = new ArrayList<Effect>();
    var reconciliation = session.reconciliation();
    for (var call : reconciliation.calls(rules.tasksPerCall())) {
      effects.add(send(session, listening, call));
    }
    Duration patience = rules.answerWithin(reconciliation.round());
    effects.add(new Effect.Arm(Alarm.REPEAT, now.plus(patience)));
    return new Step<>(session, List.of(), effects);
  }

  private static Effect send(Session session, Phase.Listening listening, Call call) {
    return new Effect.Send(listening.at(), listening.streamId(), session.identity().id(), call);
  }

  private Step<Session, Void, Effect> rang(Session session, Alarm alarm, double draw, Instant now) {
    return switch (alarm) {
      case RETRY ->
          session.phase() instanceof Phase.Pausing
              ? openOrSearch(session, now)
              : Step.stay(session);
      case SILENCE -> silence(session, draw, now);
      case RECONCILE ->
          session.phase() instanceof Phase.Listening listening
              ? compare(session, listening, now)
              : Step.stay(session);
      case REPEAT ->
          session.phase() instanceof Phase.Listening listening && !session.reconciliation().isDone()
              ? ask(session.with(session.reconciliation().again()), listening, now)
              : Step.stay(session);
    };
  }

  private Step<Session, Void, Effect> silence(Session session, double draw, Instant now) {
    return switch (session.phase()) {
      case Phase.Subscribing(var at, _, _) -> pause(session, "no SUBSCRIBED from " + at, draw, now);
      case Phase.Listening listening -> {
        var until = listening.heard().plus(listening.silence());
        yield until.isAfter(now)
            ? Step.act(session, new Effect.Arm(Alarm.SILENCE, until))
            : lost(session, "silent since " + listening.heard(), draw, now);
      }
      case Phase.Searching _, Phase.Pausing _, Phase.Over _ -> Step.stay(session);
    };
  }
}
