package io.mesocosm.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.model.KillGrace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How long a task is waited for, by what it is and who said what.
class AgentRulesTest {
  private static AgentRules rules(int shutdownSeconds, int dockerSeconds) {
    var all = AgentRules.DEFAULT;
    return new AgentRules(
        all.registrationBackoff(),
        Duration.ofSeconds(shutdownSeconds),
        Duration.ofSeconds(dockerSeconds),
        all.gcDelay(),
        all.gcDiskHeadroom(),
        all.diskWatchInterval(),
        all.maxFinishedPerFramework());
  }

  @Test
  void aKillPolicyWinsOverFlags() {
    var named = new KillGrace.Named(Duration.ofMillis(7));
    assertThat(rules(5, 60).time(named)).isEqualTo(Duration.ofMillis(7));
  }

  @Test
  void aCommandHasThreeSeconds() {
    assertThat(rules(5, 60).time(new KillGrace.OfCommand())).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aContainerHasTheLongerOfTwoFlags() {
    assertThat(rules(5, 60).time(new KillGrace.OfContainer())).isEqualTo(Duration.ofMinutes(1));
    assertThat(rules(5, 0).time(new KillGrace.OfContainer())).isEqualTo(Duration.ofSeconds(5));
  }
}
