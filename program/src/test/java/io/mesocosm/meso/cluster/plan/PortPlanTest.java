package io.mesocosm.meso.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PortPlanTest {
  private static final MachineShare SHARE = new MachineShare(2, 1000, 2000);

  @Test
  void takesTheWellKnownPortsWhenTheyAreFree() {
    var planned = PortPlan.plan("default", 2, SHARE, List.of(), _ -> true);
    assertThat(planned.notes()).isEmpty();
    assertThat(planned.cluster())
        .isEqualTo(
            new Cluster(
                "default",
                2181,
                5050,
                8080,
                List.of(
                    new Cluster.Agent("agent-1", 5051, 31_000, 31_499),
                    new Cluster.Agent("agent-2", 5052, 31_500, 31_999)),
                SHARE));
  }

  @Test
  void saysWhichItTookInstead() {
    var taken = Set.of(5050, 5051, 8080);
    var planned = PortPlan.plan("default", 2, SHARE, List.of(), port -> !taken.contains(port));
    assertThat(planned.cluster().masterPort()).isEqualTo(5052);
    assertThat(planned.cluster().agents())
        .extracting(Cluster.Agent::port)
        .containsExactly(5053, 5054);
    assertThat(planned.notes())
        .containsExactly(
            "port 5050 is taken, the master takes 5052",
            "port 8080 is taken, Marathon takes 8081",
            "port 5051 is taken, agent 1 takes 5053");
  }

  @Test
  void leavesABlockOfTaskPortsToWhoListensThere() {
    var planned = PortPlan.plan("default", 1, SHARE, List.of(), port -> port != 31_777);
    assertThat(planned.cluster().agents())
        .containsExactly(new Cluster.Agent("agent-1", 5051, 30_000, 30_999));
  }

  @Test
  void sharesNothingWithAnotherCluster() {
    var first = PortPlan.plan("one", 2, SHARE, List.of(), _ -> true).cluster();
    var second = PortPlan.plan("two", 1, SHARE, List.of(first), _ -> true).cluster();
    assertThat(second.zooKeeperPort()).isEqualTo(2182);
    assertThat(second.agents()).containsExactly(new Cluster.Agent("agent-1", 5054, 30_000, 30_999));
  }
}
