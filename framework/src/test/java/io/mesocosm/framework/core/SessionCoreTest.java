package io.mesocosm.framework.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.loops.Step;
import io.mesocosm.framework.core.Session.Alarm;
import io.mesocosm.framework.core.Session.Effect;
import io.mesocosm.framework.core.Session.Heard;
import io.mesocosm.framework.core.Session.Input;
import io.mesocosm.framework.core.Session.Phase;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Domain;
import io.mesocosm.framework.model.Endpoint;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.framework.model.Healthy;
import io.mesocosm.framework.model.Master;
import io.mesocosm.framework.model.TaskRef;
import io.mesocosm.framework.model.TaskUpdate;
import io.mesocosm.framework.model.UpdateReason;
import io.mesocosm.framework.model.UpdateSource;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.v1.TaskStatus;
import io.mesocosm.testkit.junit.Matrix;
import io.mesocosm.testkit.junit.Matrix.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCoreTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Endpoint ONE = Endpoint.http("10.0.0.1", 5050);
  private static final Endpoint TWO = Endpoint.http("10.0.0.2", 5050);
  private static final FrameworkId ID = new FrameworkId("m-0001");
  private static final AgentId AGENT = new AgentId("m-S0");
  private static final Master MASTER =
      new Master("m", "one", "10.0.0.1", 5050, "1.11.0", Domain.NONE);
  private static final Heard.Subscribed SUBSCRIBED =
      new Heard.Subscribed(ID, Duration.ofSeconds(15), MASTER);
  private static final Call KILL = new Call.Kill(new TaskId("t"), AGENT);

  private final SessionCore core = new SessionCore(SessionRules.DEFAULT);
  private Session session = Session.of(FrameworkIdentity.named("test"));
  private List<Effect> effects = List.of();

  private void happen(Instant now, Input... inputs) {
    for (var input : inputs) {
      Step<Session, Void, Effect> step = core.apply(session, input, now);
      session = step.state();
      effects = step.effects();
    }
  }

  private void listen() {
    happen(
        NOW,
        new Input.MastersKnown(List.of(ONE)),
        new Input.StreamOpened(1, "stream-1"),
        new Input.Received(1, SUBSCRIBED));
  }

  private static Effect.Send sent(Call call) {
    return new Effect.Send(ONE, "stream-1", ID, call);
  }

  private List<Event> told() {
    var told = new ArrayList<Event>();
    for (var effect : effects) {
      if (effect instanceof Effect.Tell(var event)) {
        told.add(event);
      }
    }
    return told;
  }

  private static Event.Updated update(String task, TaskState state) {
    return new Event.Updated(
        new TaskUpdate(
            new TaskId(task),
            state,
            AGENT,
            ExecutorId.NONE,
            "",
            UpdateSource.MASTER,
            UpdateReason.RECONCILIATION,
            "",
            Healthy.UNKNOWN,
            NOW,
            List.of(),
            "",
            Instant.EPOCH,
            Cargo.of(TaskStatus.getDefaultInstance())));
  }

  @Test
  void subscribesToTheLeaderAndComparesNotes() {
    happen(NOW, new Input.MastersKnown(List.of(ONE)));
    assertThat(effects)
        .contains(new Effect.Open(1, ONE, FrameworkIdentity.named("test")))
        .contains(new Effect.Arm(Alarm.SILENCE, NOW.plusSeconds(15)));

    happen(NOW, new Input.StreamOpened(1, "stream-1"));
    assertThat(effects).isEmpty();

    happen(NOW, new Input.Received(1, SUBSCRIBED));
    assertThat(effects)
        .containsExactly(
            new Effect.Tell(new Event.Subscribed(ID, MASTER, false)),
            new Effect.Arm(Alarm.SILENCE, NOW.plusSeconds(75)),
            new Effect.Tell(new Event.ReconciliationDue()),
            sent(new Call.Reconcile(List.of())),
            new Effect.Arm(Alarm.RECONCILE, NOW.plus(Duration.ofMinutes(10))));
    assertThat(session.identity().id()).isEqualTo(ID);
  }

  @Test
  void keepsItsIdWhenItComesBack() {
    listen();
    happen(NOW, new Input.StreamLost(1, "broken", 1.0));
    assertThat(told()).containsExactly(new Event.Disconnected("broken"));
    assertThat(effects)
        .contains(new Effect.Close(1), new Effect.Arm(Alarm.RETRY, NOW.plusMillis(250)));

    happen(NOW, new Input.Rang(Alarm.RETRY, 0));
    assertThat(effects)
        .contains(new Effect.Open(2, ONE, FrameworkIdentity.named("test").withId(ID)));

    happen(NOW, new Input.StreamOpened(2, "stream-2"), new Input.Received(2, SUBSCRIBED));
    assertThat(told()).contains(new Event.Subscribed(ID, MASTER, true));
  }

  @Test
  void pausesLongerEachTimeAndTriesTheNextCandidate() {
    happen(NOW, new Input.MastersKnown(List.of(ONE, TWO)));
    var tried = new ArrayList<Endpoint>();
    var pauses = new ArrayList<Duration>();
    for (long attempt = 1; attempt <= 8; attempt++) {
      for (var effect : effects) {
        if (effect instanceof Effect.Open open) {
          tried.add(open.at());
        }
      }
      happen(NOW, new Input.StreamLost(attempt, "refused", 1));
      for (var effect : effects) {
        if (effect instanceof Effect.Arm(var alarm, var at) && alarm == Alarm.RETRY) {
          pauses.add(Duration.between(NOW, at));
        }
      }
      happen(NOW, new Input.Rang(Alarm.RETRY, 0));
    }
    assertThat(tried).startsWith(ONE, TWO, ONE, TWO);
    assertThat(pauses)
        .extracting(Duration::toMillis)
        .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L, 10_000L, 10_000L);
  }

  @Test
  void shortensPausesByChance() {
    assertThat(SessionRules.DEFAULT.pause(1, 0)).isEqualTo(Duration.ofMillis(125));
    assertThat(SessionRules.DEFAULT.pause(100, 0.5)).isEqualTo(Duration.ofMillis(7500));
  }

  @Test
  void movesToANewLeaderAtOnce() {
    listen();
    happen(NOW, new Input.MastersKnown(List.of(TWO)));
    assertThat(effects).contains(new Effect.Close(1));
    assertThat(told()).containsExactly(new Event.Disconnected("the leader is now " + TWO));
    assertThat(effects)
        .contains(new Effect.Open(2, TWO, FrameworkIdentity.named("test").withId(ID)));
  }

  @Test
  void hearsALeaderOutWhileNobodyElseLeads() {
    listen();
    happen(NOW, new Input.MastersKnown(List.of()));
    assertThat(effects).isEmpty();
    assertThat(session.phase()).isInstanceOf(Phase.Listening.class);
    happen(NOW, new Input.MastersKnown(List.of(ONE)));
    assertThat(effects).isEmpty();
    happen(NOW, new Input.MastersKnown(List.of()), new Input.StreamLost(1, "broken", 0));
    happen(NOW, new Input.Rang(Alarm.RETRY, 0));
    assertThat(session.phase()).isEqualTo(new Phase.Searching());
    happen(NOW, new Input.MastersKnown(List.of(TWO)));
    assertThat(session.phase()).isEqualTo(new Phase.Subscribing(TWO, 0, ""));
  }

  @Test
  void followsARedirectButNotForEver() {
    happen(NOW, new Input.MastersKnown(List.of(ONE)));
    for (long attempt = 1; attempt <= 3; attempt++) {
      var elsewhere = attempt % 2 == 1 ? TWO : ONE;
      happen(NOW, new Input.StreamDenied(attempt, 307, List.of(elsewhere), "", 0));
      assertThat(session.phase()).isEqualTo(new Phase.Subscribing(elsewhere, (int) attempt, ""));
    }
    happen(NOW, new Input.StreamDenied(4, 307, List.of(ONE), "", 0));
    assertThat(session.phase()).isInstanceOf(Phase.Pausing.class);
  }

  @Test
  void triesAgainWhereNobodyLeadsButNotWhereItIsRefused() {
    happen(NOW, new Input.MastersKnown(List.of(ONE)));
    happen(NOW, new Input.StreamDenied(1, 503, List.of(), "no leader", 0));
    assertThat(session.phase()).isEqualTo(new Phase.Pausing("503 no leader"));
    happen(NOW, new Input.Rang(Alarm.RETRY, 0));
    happen(NOW, new Input.StreamDenied(2, 401, List.of(), "who are you", 0));
    assertThat(told()).containsExactly(new Event.Refused("401 who are you"));
    assertThat(session.phase()).isEqualTo(new Phase.Over("401 who are you"));
  }

  @Test
  void endsWhenTheMasterSaysSo() {
    listen();
    happen(NOW, new Input.Received(1, new Heard.News(new Event.Refused("Framework failed over"))));
    assertThat(told())
        .containsExactly(
            new Event.Disconnected("Framework failed over"),
            new Event.Refused("Framework failed over"));
    happen(NOW, new Input.MastersKnown(List.of(TWO)), new Input.StreamLost(1, "end", 0));
    assertThat(effects).isEmpty();
  }

  @Test
  void countsOnlyHeartbeatsThatItMissed() {
    listen();
    happen(NOW.plusSeconds(60), new Input.Received(1, new Heard.Heartbeat()));
    happen(NOW.plusSeconds(75), new Input.Rang(Alarm.SILENCE, 0));
    assertThat(effects).containsExactly(new Effect.Arm(Alarm.SILENCE, NOW.plusSeconds(135)));
    happen(NOW.plusSeconds(135), new Input.Rang(Alarm.SILENCE, 0));
    assertThat(told())
        .containsExactly(new Event.Disconnected("silent since " + NOW.plusSeconds(60)));
  }

  @Test
  void givesUpAMasterThatNeverSubscribesIt() {
    happen(NOW, new Input.MastersKnown(List.of(ONE)), new Input.StreamOpened(1, "s"));
    happen(NOW.plusSeconds(15), new Input.Rang(Alarm.SILENCE, 0));
    assertThat(session.phase()).isInstanceOf(Phase.Pausing.class);
    assertThat(effects).contains(new Effect.Close(1));
  }

  @Test
  void asksAgainUntilEachTaskIsAnswered() {
    listen();
    var a = new TaskRef(new TaskId("a"), AGENT);
    var b = new TaskRef(new TaskId("b"), AGENT);
    happen(NOW, new Input.Asked(new Call.Reconcile(List.of(b, a))));
    assertThat(effects)
        .containsExactly(
            sent(new Call.Reconcile(List.of(a, b))),
            new Effect.Arm(Alarm.REPEAT, NOW.plusSeconds(15)));

    happen(NOW, new Input.Received(1, new Heard.News(update("a", TaskState.RUNNING))));
    happen(NOW.plusSeconds(15), new Input.Rang(Alarm.REPEAT, 0));
    assertThat(effects)
        .containsExactly(
            sent(new Call.Reconcile(List.of(b))),
            new Effect.Arm(Alarm.REPEAT, NOW.plusSeconds(45)));

    happen(NOW, new Input.Received(1, new Heard.News(update("b", TaskState.UNREACHABLE))));
    happen(NOW.plusSeconds(45), new Input.Rang(Alarm.REPEAT, 0));
    assertThat(effects).isEmpty();
  }

  @Test
  void keepsAskingForTheRestWhenItIsAskedForMore() {
    listen();
    var a = new TaskRef(new TaskId("a"), AGENT);
    var b = new TaskRef(new TaskId("b"), AGENT);
    happen(NOW, new Input.Asked(new Call.Reconcile(List.of(a))));
    happen(NOW, new Input.Asked(new Call.Reconcile(List.of(b))));
    happen(NOW.plusSeconds(15), new Input.Rang(Alarm.REPEAT, 0));
    assertThat(effects).contains(sent(new Call.Reconcile(List.of(a, b))));
  }

  @Test
  void asksForManyTasksInSeveralCalls() {
    listen();
    var tasks = new ArrayList<TaskRef>();
    for (int i = 0; i < 2500; i++) {
      tasks.add(new TaskRef(new TaskId("t" + i), AGENT));
    }
    happen(NOW, new Input.Asked(new Call.Reconcile(tasks)));
    assertThat(effects).hasSize(4);
    var asked = new ArrayList<TaskRef>();
    for (var effect : effects) {
      if (effect instanceof Effect.Send send && send.call() instanceof Call.Reconcile(var some)) {
        assertThat(some).hasSizeLessThanOrEqualTo(1000);
        asked.addAll(some);
      }
    }
    assertThat(asked).containsExactlyInAnyOrderElementsOf(tasks);
  }

  @Test
  void comparesNotesNowAndThen() {
    listen();
    happen(NOW.plus(Duration.ofMinutes(10)), new Input.Rang(Alarm.RECONCILE, 0));
    assertThat(told()).containsExactly(new Event.ReconciliationDue());
    assertThat(effects).contains(sent(new Call.Reconcile(List.of())));
  }

  @Test
  void tellsWhatCouldNotBeSent() {
    happen(NOW, new Input.Asked(KILL));
    assertThat(told()).hasSize(1);
    assertThat(told().getFirst())
        .isInstanceOfSatisfying(
            Event.CallFailed.class,
            failed -> {
              assertThat(failed.call()).isEqualTo(KILL);
              assertThat(failed.notDone()).isTrue();
            });
    happen(NOW, new Input.CallLost(KILL, "timeout", false));
    assertThat(told()).containsExactly(new Event.CallFailed(KILL, "timeout", false));
  }

  @Test
  void isOverAfterATeardownOnlyWhenTheStreamEnds() {
    listen();
    happen(NOW, new Input.Asked(new Call.Teardown()));
    assertThat(effects).containsExactly(sent(new Call.Teardown()));
    happen(NOW, new Input.Received(1, new Heard.Heartbeat()));
    assertThat(session.phase()).isInstanceOf(Phase.Listening.class);
    happen(NOW, new Input.StreamLost(1, "end", 0));
    assertThat(session.phase()).isEqualTo(new Phase.Over("torn down"));
  }

  @Test
  void remembersWhatItChangedAboutItself() {
    listen();
    var changed = FrameworkIdentity.named("test").withRoles("dev");
    happen(NOW, new Input.Asked(new Call.UpdateFramework(changed)));
    assertThat(effects).containsExactly(sent(new Call.UpdateFramework(changed.withId(ID))));
    happen(NOW, new Input.MastersKnown(List.of(TWO)));
    assertThat(effects).contains(new Effect.Open(2, TWO, changed.withId(ID)));
  }

  /// Every phase answers every input, and what an old stream brings changes nothing.
  @Test
  void isTotalAndDeafToOldStreams() {
    var searching = session;
    happen(NOW, new Input.MastersKnown(List.of(ONE)));
    var subscribing = session;
    happen(NOW, new Input.StreamLost(1, "broken", 0));
    var pausing = session;
    session = subscribing;
    happen(NOW, new Input.StreamOpened(1, "s"), new Input.Received(1, SUBSCRIBED));
    var listening = session;
    happen(NOW, new Input.Received(1, new Heard.News(new Event.Refused("no"))));
    var over = session;

    var rows = new ArrayList<Row>();
    for (var state : List.of(searching, subscribing, pausing, listening, over)) {
      for (var input : inputs(state.attempt())) {
        core.apply(state, input, NOW);
        rows.add(new Row(state.phase(), input));
      }
      for (var old : inputs(state.attempt() - 1)) {
        if (isOfAStream(old)) {
          assertThat(core.apply(state, old, NOW)).isEqualTo(Step.stay(state));
        }
      }
      for (var input : inputs(state.attempt())) {
        if (state.equals(over)
            && !(input instanceof Input.Asked || input instanceof Input.CallLost)) {
          assertThat(core.apply(over, input, NOW)).isEqualTo(Step.stay(over));
        }
      }
    }
    Matrix.of(Phase.class, Input.class).covers(rows);
  }

  private static boolean isOfAStream(Input input) {
    return input instanceof Input.StreamOpened
        || input instanceof Input.StreamDenied
        || input instanceof Input.StreamLost
        || input instanceof Input.Received;
  }

  private static List<Input> inputs(long attempt) {
    var inputs = new ArrayList<Input>();
    inputs.add(new Input.MastersKnown(List.of(TWO)));
    inputs.add(new Input.MastersKnown(List.of()));
    inputs.add(new Input.StreamOpened(attempt, "s"));
    inputs.add(new Input.StreamDenied(attempt, 503, List.of(), "", 0));
    inputs.add(new Input.StreamDenied(attempt, 307, List.of(TWO), "", 0));
    inputs.add(new Input.StreamLost(attempt, "broken", 0));
    inputs.add(new Input.Received(attempt, SUBSCRIBED));
    inputs.add(new Input.Received(attempt, new Heard.Heartbeat()));
    inputs.add(new Input.Received(attempt, new Heard.News(new Event.Rescinded(new OfferId("o")))));
    inputs.add(new Input.Asked(KILL));
    inputs.add(new Input.CallLost(KILL, "timeout", false));
    for (var alarm : Alarm.values()) {
      inputs.add(new Input.Rang(alarm, 0));
    }
    return inputs;
  }
}
