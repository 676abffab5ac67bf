package io.mesocosm.playground.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.playground.model.Topology;
import org.junit.jupiter.api.Test;

class HostsFileTest {
  @Test
  void everyNameLeadsToItsAddress() {
    assertThat(HostsFile.text(Topology.SEED))
        .isEqualTo(
            """
            127.0.0.1 localhost
            10.0.15.10 mgmt
            10.0.15.11 lb ext-vga-int-1
            10.0.15.101 mesos-master-1
            10.0.15.201 mesos-agent-1
            10.0.15.202 mesos-agent-2
            """);
  }

  @Test
  void linesOfOthersStay() {
    var had =
        "127.0.0.1 localhost\n# mine\n10.0.15.201 old-name\n10.0.16.1\tneighbour\n\n::1 six\n";
    assertThat(HostsFile.merged(had, Topology.SEED))
        .startsWith(
            "127.0.0.1 localhost\n# mine\n10.0.16.1\tneighbour\n\n::1 six\n10.0.15.10 mgmt\n")
        .doesNotContain("old-name");
    var once = HostsFile.merged(had, Topology.SEED);
    assertThat(HostsFile.merged(once, Topology.SEED)).isEqualTo(once);
  }

  @Test
  void oneMoreAgentIsOneMoreLine() {
    var more = ((Outcome.Ok<Topology>) Topology.SEED.withAgents(3)).value();
    assertThat(HostsFile.merged(HostsFile.text(Topology.SEED), more))
        .isEqualTo(HostsFile.text(Topology.SEED) + "10.0.15.203 mesos-agent-3\n");
  }
}
