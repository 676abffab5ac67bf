package io.mesocosm.playground.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupTest {
  private static final Group TWO = Topology.SEED.groups().getLast();

  private static List<String> names(Group group) {
    return group.machines(Topology.SEED.network()).stream().map(Machine::name).toList();
  }

  private static Group minus(Group group, String name) {
    return group.minus(name).orElseThrow();
  }

  @Test
  void theLastOneLeavesNoGap() {
    var one = minus(TWO, "mesos-agent-2");
    assertThat(one).isEqualTo(TWO.counting(1));
  }

  @Test
  void oneBetweenLeavesAGapThatTheNextFills() {
    var one = minus(TWO, "mesos-agent-1");
    assertThat(names(one)).containsExactly("mesos-agent-2");
    assertThat(one.machines(Topology.SEED.network()).getFirst().address())
        .hasToString("10.0.15.202");
    assertThat(one.plus(1)).isEqualTo(TWO);
    assertThat(names(one.plus(2)))
        .containsExactly("mesos-agent-1", "mesos-agent-2", "mesos-agent-3");
  }

  @Test
  void gapsAtTheEndGoWithTheLast() {
    assertThat(minus(minus(TWO.plus(1), "mesos-agent-2"), "mesos-agent-3"))
        .isEqualTo(TWO.counting(1));
  }

  @Test
  void nobodyElseCanGo() {
    assertThat(TWO.minus("mesos-agent-3")).isEmpty();
    assertThat(TWO.minus("lb")).isEmpty();
    assertThat(Topology.SEED.groups().getFirst().minus("mgmt")).isEmpty();
  }
}
