package io.mesocosm.agent.core;

import static io.mesocosm.agent.core.Scenario.ID;
import static io.mesocosm.agent.core.Scenario.MASTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.model.Registration;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.libprocess.Pid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How an agent finds its place and keeps it.
class RegistrationTest {
  private static final Pid OBSERVER = new Pid("slave-observer(1)", "10.0.0.1", 5050);

  @Test
  void asksALeaderAtOnceWhenItIsNew() {
    var agent = Scenario.fresh().on(new Input.Started());
    agent.on(new Input.LeaderChanged(Optional.of(MASTER)));
    assertThat(agent.said()).containsExactly(new Outgoing.Register());
    assertThat(agent.effects).contains(new Effect.LinkTo(MASTER));
  }

  @Test
  void asksAgainLaterAndLaterUntilSomeoneAnswers() {
    var agent = Scenario.fresh().on(new Input.Started());
    agent.on(new Input.LeaderChanged(Optional.of(MASTER)));
    for (int wait = 2; wait <= 32; wait *= 2) {
      var next = agent.armed(new Alarm.Register()).orElseThrow();
      assertThat(Duration.between(agent.now(), next))
          .isBetween(Duration.ofSeconds(wait / 2), Duration.ofSeconds(wait));
      agent.after(Duration.between(agent.now(), next)).on(new Input.Rang(new Alarm.Register()));
      assertThat(agent.said()).hasSize(1);
    }
  }

  @Test
  void waitsWithRegistrationUntilItKnowsWhatRuns() {
    var agent = Scenario.fresh();
    agent.on(new Input.LeaderChanged(Optional.of(MASTER)));
    assertThat(agent.said()).isEmpty();
    agent.on(new Input.Started());
    assertThat(agent.said()).containsExactly(new Outgoing.Register());
  }

  @Test
  void keepsTheIdItIsGiven() {
    var agent = Scenario.member();
    assertThat(agent.state().id()).isEqualTo(ID);
    assertThat(agent.changes).contains(new Change.Admitted(ID));
    assertThat(agent.state().registration())
        .isEqualTo(new Registration.Member(MASTER, Duration.ofSeconds(75)));
  }

  @Test
  void doesNotHearAMasterThatItDidNotAsk() {
    var agent = Scenario.fresh().on(new Input.Started());
    agent.on(new Input.LeaderChanged(Optional.of(MASTER)));
    agent.on(
        new Input.Welcomed(
            new Pid("master", "10.0.0.9", 5050), ID, Duration.ofSeconds(75), List.of()));
    assertThat(agent.state().id()).isEqualTo(AgentId.NONE);
  }

  @Test
  void stopsWhenItIsTakenForAnother() {
    var agent = Scenario.member();
    agent.on(new Input.Pinged(OBSERVER, false)).on(new Input.Rang(new Alarm.Register()));
    agent.on(new Input.Welcomed(MASTER, new AgentId("m-S9"), Duration.ofSeconds(75), List.of()));
    assertThat(agent.done(Effect.Stop.class)).hasSize(1);
  }

  @Test
  void answersPingsOfAnyone() {
    var agent = Scenario.fresh().on(new Input.Pinged(OBSERVER, true));
    assertThat(agent.effects).containsExactly(new Effect.Send(OBSERVER, new Outgoing.Pong()));
  }

  @Test
  void asksAnewWhenPingsStayAway() {
    var agent = Scenario.member();
    agent.on(new Input.Pinged(OBSERVER, true)).after(Duration.ofSeconds(75));
    agent.on(new Input.Rang(new Alarm.NoPing())).on(new Input.Rang(new Alarm.Register()));
    assertThat(agent.said())
        .containsExactly(new Outgoing.Reregister(ID, List.of(), List.of(), List.of()));
  }

  @Test
  void asksAnewAtOnceWhenAPingSaysThatTheBondIsLost() {
    var agent = Scenario.member().on(new Input.Pinged(OBSERVER, false));
    assertThat(agent.armed(new Alarm.Register())).contains(agent.now());
  }

  @Test
  void asksAnewWhenTheConnectionBreaks() {
    var agent = Scenario.member().on(new Input.MasterExited(MASTER));
    assertThat(agent.state().registration()).isEqualTo(new Registration.Asking(MASTER, 0));
    assertThat(agent.armed(new Alarm.Register())).isPresent();
  }

  @Test
  void waitsByChanceBeforeItAsksANewLeader() {
    var next = new Pid("master", "10.0.0.2", 5050);
    var agent = Scenario.member().on(new Input.LeaderChanged(Optional.of(next)));
    assertThat(agent.said()).isEmpty();
    assertThat(agent.armed(new Alarm.Register()).orElseThrow())
        .isBetween(agent.now().plusMillis(500), agent.now().plusSeconds(1));
  }

  @Test
  void isSilentWhileNobodyLeads() {
    var agent = Scenario.member().on(new Input.LeaderChanged(Optional.empty()));
    agent.on(new Input.Rang(new Alarm.Register()));
    assertThat(agent.said()).isEmpty();
  }
}
