package io.mesocosm.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.AgentConfig.Fetching;
import io.mesocosm.agent.AgentConfig.Launching;
import io.mesocosm.agent.AgentConfig.Listen;
import io.mesocosm.agent.AgentConfig.Recovery;
import io.mesocosm.agent.core.AgentRules;
import io.mesocosm.agent.link.launchers.DockerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an agent is set to when nobody says otherwise, and what it cannot be set to.
class AgentConfigTest {
  private final AgentConfig config = AgentConfig.of("127.0.0.1:5050", Path.of("/var/lib/mesos"));

  /// Mesos 1.11, `mesos-agent --help`.
  @Test
  void hasTheDefaultsOfTheOriginal() {
    assertThat(config.listen().port()).isEqualTo(5051);
    assertThat(config.zkSessionTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.offered().defaultRole()).isEqualTo("*");
    assertThat(config.rules())
        .isEqualTo(
            new AgentRules(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ZERO,
                Duration.ofDays(7),
                0.1,
                Duration.ofMinutes(1),
                150));
    assertThat(config.launching().isolation()).containsExactly("posix/cpu", "posix/mem");
    assertThat(config.launching().switchUser()).isTrue();
    assertThat(config.launching().cgroupsRoot()).isEqualTo("mesos");
    assertThat(config.launching().cgroupsHierarchy()).isEqualTo(Path.of("/sys/fs/cgroup"));
    assertThat(config.launching().cgroupsEnableCfs()).isFalse();
    assertThat(config.launching().recoveryTimeout()).isEqualTo(Duration.ofMinutes(15));
    assertThat(config.fetching())
        .isEqualTo(
            new Fetching(Path.of("/tmp/mesos/fetch"), 2_147_483_648L, Duration.ofMinutes(1)));
    assertThat(config.recovery().policy()).isEqualTo(Recovery.Policy.EQUAL);
  }

  @Test
  void namesWhatIsWrong() {
    assertThatThrownBy(() -> Listen.on("127.0.0.1", 65_536)).hasMessageContaining("--port");
    assertThatThrownBy(() -> AgentConfig.of("", Path.of("/w"))).hasMessageContaining("--master");
    assertThatThrownBy(() -> new Fetching(Path.of("/c"), 1, Duration.ZERO))
        .hasMessageContaining("--fetcher_stall_timeout");
    assertThatThrownBy(() ->
            new Launching(
                "windows",
                List.of(),
                true,
                Path.of("/sys/fs/cgroup"),
                "mesos",
                false,
                Duration.ZERO,
                new LinkedHashMap<>(),
                DockerConfig.OFF))
        .hasMessageContaining("--launcher")
        .hasMessageContaining("windows");
  }
}
