package io.mesocosm.agent.core;

import io.mesocosm.agent.model.Phase;
import io.mesocosm.agent.model.Registration;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.FinishedRun;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.libprocess.Pid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How an agent finds its place under a leading master and keeps it (Mesos 1.11, agent
/// registration, and "High Availability Mode").
///
/// Many agents lose their master in the same moment, so those that had one wait by chance before
/// they ask; an agent that has just started asks at once. Unlike the original, which waits for
/// missing pings, a broken connection is reason enough to ask again.
final class RegistrationRules {
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

  private final AgentRules rules;
  private final NewsRules news;

  RegistrationRules(AgentRules rules, NewsRules news) {
    this.rules = rules;
    this.news = news;
  }

  void leaderChanged(Turn turn, Optional<Pid> leader) {
    boolean hadOne = turn.state().registration() instanceof Registration.Member;
    turn.disarm(new Alarm.NoPing());
    if (leader.isEmpty()) {
      turn.registration(new Registration.NoMaster());
      turn.disarm(new Alarm.Register());
      return;
    }
    turn.registration(new Registration.Asking(leader.get(), 0));
    if (!hadOne) {
      ask(turn);
    } else {
      turn.arm(new Alarm.Register(), turn.now().plus(turn.upTo(rules.registrationBackoff())));
    }
  }

  /// The agent has found out what runs: now it may register.
  void ready(Turn turn) {
    ask(turn);
  }

  /// Asks the leader, if there is one, and again until it answers.
  void ask(Turn turn) {
    if (turn.state().phase() != Phase.SERVING
        || !(turn.state().registration()
            instanceof Registration.Asking(var master, var attempts))) {
      return;
    }
    turn.act(new Effect.LinkTo(master));
    turn.act(new Effect.Send(master, turn.state().id().isPresent() ? returning(turn) : newcomer()));
    turn.registration(new Registration.Asking(master, attempts + 1));
    turn.arm(new Alarm.Register(), turn.now().plus(turn.upTo(backoff(attempts + 1))));
  }

  private Duration backoff(int attempts) {
    var wait = rules.registrationBackoff().multipliedBy(1L << Math.min(attempts, 12));
    return wait.compareTo(LONGEST_BACKOFF) < 0 ? wait : LONGEST_BACKOFF;
  }

  private static Outgoing newcomer() {
    return new Outgoing.Register();
  }

  private static Outgoing returning(Turn turn) {
    var state = turn.state();
    var standings =
        state.tasks().values().stream()
            .map(task ->
                new Outgoing.Standing(
                    task, state.streams().get(task.key()).map(List::of).orElse(List.of())))
            .toList();
    var finished = state.finished().entries().stream().map(RegistrationRules::task).toList();
    return new Outgoing.Reregister(
        state.id(), List.copyOf(state.frameworks().values()), standings, finished);
  }

  private static Task task(Map.Entry<FinishedRun, Task> entry) {
    return entry.getValue();
  }

  /// A leader other than the one we ask may still answer: it is not heard.
  ///
  /// @return whether this made us a member
  boolean welcomed(Turn turn, Pid from, AgentId id, Duration pingTimeout) {
    var old = turn.state().id();
    if (!(turn.state().registration() instanceof Registration.Asking(var master, var _))
        || !isSame(master, from)) {
      return false;
    }
    if (old.isPresent() && !old.equals(id)) {
      turn.act(new Effect.Stop("the master calls this agent %s, but it is %s".formatted(id, old)));
      return false;
    }
    if (!old.isPresent()) {
      turn.admit(id);
    }
    turn.registration(new Registration.Member(master, pingTimeout));
    turn.disarm(new Alarm.Register());
    turn.arm(new Alarm.NoPing(), turn.now().plus(pingTimeout));
    turn.act(new Effect.Send(master, new Outgoing.Present(id)));
    news.resume(turn);
    return true;
  }

  /// Whether `master` is the one that we are with, or want to be with (Mesos 1.11 ignores orders of
  /// any other, which knows nothing of what is here now).
  boolean follows(Turn turn, Pid master) {
    return switch (turn.state().registration()) {
      case Registration.NoMaster _ -> false;
      case Registration.Asking(var leader, var _) -> isSame(leader, master);
      case Registration.Member(var leader, var _) -> isSame(leader, master);
    };
  }

  void pinged(Turn turn, Pid from, boolean connected) {
    turn.act(new Effect.Send(from, new Outgoing.Pong()));
    if (turn.state().registration() instanceof Registration.Member(var master, var timeout)
        && isSameHost(master, from)) {
      if (connected) {
        turn.arm(new Alarm.NoPing(), turn.now().plus(timeout));
      } else {
        askAnew(turn, master, Duration.ZERO);
      }
    }
  }

  void masterExited(Turn turn, Pid peer) {
    if (turn.state().registration() instanceof Registration.Member(var master, var _)
        && isSame(master, peer)) {
      askAnew(turn, master, turn.upTo(rules.registrationBackoff()));
    }
  }

  void noPing(Turn turn) {
    if (turn.state().registration() instanceof Registration.Member(var master, var _)) {
      askAnew(turn, master, Duration.ZERO);
    }
  }

  private void askAnew(Turn turn, Pid master, Duration wait) {
    turn.registration(new Registration.Asking(master, 0));
    turn.disarm(new Alarm.NoPing());
    turn.arm(new Alarm.Register(), turn.now().plus(wait));
  }

  private static boolean isSame(Pid one, Pid other) {
    return one.equals(other);
  }

  /// Pings come from an actor of their own in the master's process.
  private static boolean isSameHost(Pid one, Pid other) {
    return one.address().equals(other.address());
  }
}
