package io.mesocosm.framework.core;

import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Endpoint;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.framework.model.Master;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A scheduler's standing with the master.
///
/// @param identity with the id as soon as the master gave one
/// @param candidates where the master may be, the likeliest first; empty while no leader is known
/// @param turn which of the candidates is tried next, 0 ≤ turn
/// @param attempt number of the last stream that was opened; what comes from an earlier one is old
/// @param failures of subscribing in a row
/// @param reconciliation what the master has still to answer
public record Session(
    Phase phase,
    FrameworkIdentity identity,
    List<Endpoint> candidates,
    int turn,
    long attempt,
    int failures,
    Reconciliation reconciliation) {

  public Session {
    candidates = List.copyOf(candidates);
  }

  public static Session of(FrameworkIdentity identity) {
    return new Session(
        new Phase.Searching(), identity, List.of(), 0, 0, 0, Reconciliation.NOTHING_OPEN);
  }

  /// How far it is.
  public sealed interface Phase {
    /// No leader is known.
    record Searching() implements Phase {}

    /// Asked for a stream; SUBSCRIBED has not come yet.
    ///
    /// @param redirects followed in a row
    /// @param streamId of the stream; empty until the master has answered
    record Subscribing(Endpoint at, int redirects, String streamId) implements Phase {}

    /// Subscribed.
    ///
    /// @param silence how long the master may be quiet
    /// @param heard the last sign of life
    /// @param leaving a TEARDOWN is under way: when the stream ends, it is over
    record Listening(
        Endpoint at,
        String streamId,
        Master master,
        Duration silence,
        Instant heard,
        boolean leaving)
        implements Phase {
      Listening heardAt(Instant now) {
        return new Listening(at, streamId, master, silence, now, leaving);
      }

      Listening left() {
        return new Listening(at, streamId, master, silence, heard, true);
      }
    }

    /// Waits for the next attempt.
    record Pausing(String why) implements Phase {}

    /// It is over, for good.
    record Over(String why) implements Phase {}
  }

  /// What a stream brings.
  public sealed interface Heard {
    /// @param heartbeat how often the master gives a sign of life
    record Subscribed(FrameworkId id, Duration heartbeat, Master master) implements Heard {}

    record Heartbeat() implements Heard {}

    record News(Event event) implements Heard {}
  }

  /// What can happen to it. Draws are from 0 to 1, by chance.
  public sealed interface Input {
    /// Who leads, or may lead; empty when nobody does.
    record MastersKnown(List<Endpoint> candidates) implements Input {
      public MastersKnown {
        candidates = List.copyOf(candidates);
      }
    }

    /// The master answered 200.
    record StreamOpened(long attempt, String streamId) implements Input {}

    /// The master answered something else.
    ///
    /// @param elsewhere where it sends us, empty unless it did: at most one
    /// @param text what it said, for people
    record StreamDenied(
        long attempt, int status, List<Endpoint> elsewhere, String text, double draw)
        implements Input {
      public StreamDenied {
        elsewhere = List.copyOf(elsewhere);
      }
    }

    record Received(long attempt, Heard heard) implements Input {}

    /// The stream ended or broke, or could not be opened at all.
    record StreamLost(long attempt, String why, double draw) implements Input {}

    /// The scheduler wants something.
    record Asked(Call call) implements Input {}

    /// @param notDone whether the master certainly did not act on it
    record CallLost(Call call, String why, boolean notDone) implements Input {}

    record Rang(Alarm alarm, double draw) implements Input {}
  }

  /// What is waited for; one alarm each.
  public enum Alarm {
    RETRY,
    SILENCE,
    RECONCILE,
    REPEAT
  }

  /// What the shell does for us.
  public sealed interface Effect {
    /// Ends as [Input.StreamOpened], [Input.StreamDenied] or [Input.StreamLost].
    record Open(long attempt, Endpoint at, FrameworkIdentity identity) implements Effect {}

    /// Nothing more of it is wanted.
    record Close(long attempt) implements Effect {}

    /// A failure comes back as [Input.CallLost].
    record Send(Endpoint at, String streamId, FrameworkId framework, Call call) implements Effect {}

    record Tell(Event event) implements Effect {}

    /// A later one of the same alarm replaces it.
    record Arm(Alarm alarm, Instant at) implements Effect {}

    record Disarm(Alarm alarm) implements Effect {}
  }

  Session with(Phase other) {
    return new Session(other, identity, candidates, turn, attempt, failures, reconciliation);
  }

  Session with(FrameworkIdentity other) {
    return new Session(phase, other, candidates, turn, attempt, failures, reconciliation);
  }

  Session with(Reconciliation other) {
    return new Session(phase, identity, candidates, turn, attempt, failures, other);
  }

  Session withCandidates(List<Endpoint> others) {
    return new Session(phase, identity, others, 0, attempt, 0, reconciliation);
  }

  /// One more stream is asked for.
  Session opening(Endpoint at, int redirects) {
    return new Session(
        new Phase.Subscribing(at, redirects, ""),
        identity,
        candidates,
        turn,
        attempt + 1,
        failures,
        reconciliation);
  }

  /// Subscribing failed once more; the next candidate is tried next.
  Session failed(String why) {
    return new Session(
        new Phase.Pausing(why),
        identity,
        candidates,
        turn + 1,
        attempt,
        failures + 1,
        Reconciliation.NOTHING_OPEN);
  }

  Session subscribed(Phase.Listening listening, FrameworkId id) {
    return new Session(
        listening, identity.withId(id), candidates, turn, attempt, 0, Reconciliation.NOTHING_OPEN);
  }
}
