package io.mesocosm.agent.core;

import static io.mesocosm.agent.core.Scenario.member;
import static io.mesocosm.agent.core.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.model.runs.ExitStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When sandboxes go.
class GarbageTest {
  private static Scenario ended() {
    var agent = member().running("t");
    return agent.on(new Input.Exited(run("t"), new ExitStatus.Code(0))).acknowledgeAll("t");
  }

  @Test
  void looksAtTheDiskEveryMinute() {
    var agent = member().on(new Input.Rang(new Alarm.Sweep()));
    assertThat(agent.effects).contains(new Effect.MeasureDisk());
    assertThat(agent.armed(new Alarm.Sweep())).contains(agent.now().plusSeconds(60));
  }

  @Test
  void theFullerTheDiskTheShorterTheirLife() {
    assertThat(GarbageAge.most(AgentRules.DEFAULT, 0.0))
        .isEqualTo(Duration.ofDays(7).multipliedBy(9).dividedBy(10));
    assertThat(GarbageAge.most(AgentRules.DEFAULT, 0.95)).isZero();
  }

  @Test
  void oldOnesGoWithAllThatIsRememberedOfThem() {
    var agent = ended().after(Duration.ofDays(1)).on(new Input.DiskMeasured(0.5));
    assertThat(agent.effects).isEmpty();
    agent.after(Duration.ofDays(2)).on(new Input.DiskMeasured(0.5));
    var places = agent.done(Effect.RemoveSandboxes.class).getFirst().places();
    assertThat(places).hasSize(1);
    agent.on(new Input.SandboxesRemoved(places, List.of()));
    assertThat(agent.state().remains().isEmpty()).isTrue();
    assertThat(agent.state().finished().isEmpty()).isTrue();
    assertThat(agent.state().frameworks().isEmpty()).isTrue();
  }

  @Test
  void whatCouldNotBeRemovedIsTriedAgain() {
    var agent = ended().on(new Input.DiskMeasured(0.99));
    var places = agent.done(Effect.RemoveSandboxes.class).getFirst().places();
    agent.on(new Input.SandboxesRemoved(List.of(), places));
    assertThat(agent.state().remains().size()).isEqualTo(1);
    assertThat(agent.state().finished().size()).isEqualTo(1);
    var again = agent.restarted().on(new Input.Started()).on(new Input.DiskMeasured(0.99));
    assertThat(again.done(Effect.RemoveSandboxes.class)).hasSize(1);
  }

  @Test
  void aFullDiskTakesThemAllButNeverThoseOfLivingTasks() {
    var agent = ended().running("u").on(new Input.DiskMeasured(0.99));
    assertThat(agent.done(Effect.RemoveSandboxes.class).getFirst().places())
        .singleElement()
        .satisfies(place -> assertThat(place.container()).isEqualTo(run("t").container()));
    assertThat(agent.state().frameworks().size()).isEqualTo(1);
  }
}
