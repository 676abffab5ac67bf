package io.mesocosm.meso.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.playground.core.Disturbances;
import io.mesocosm.playground.core.Sight.Condition;
import io.mesocosm.playground.model.Disturbance;
import io.mesocosm.playground.model.Topology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineTroublesTest {
  private static final Map<String, Integer> BOTH = Map.of("10.0.15.201", 2, "mesos-agent-2", 1);

  private static MachineTroubles troubles(Condition first, Disturbance... faults) {
    return new MachineTroubles(
        Topology.SEED.machines(),
        Map.of("mesos-agent-1", first, "mesos-agent-2", Condition.RUNNING),
        Disturbances.NONE.plus(List.of(faults)));
  }

  @Test
  void nothingIsTheMatterWithMachinesThatRun() {
    assertThat(troubles(Condition.RUNNING, new Disturbance.Cut("lb", "mgmt")).of(BOTH)).isEmpty();
  }

  @Test
  void tasksOnAMachineWithoutPowerAreExplained() {
    assertThat(troubles(Condition.HALTED, new Disturbance.Killed("mesos-agent-1")).of(BOTH))
        .containsExactly(
            "2 of its tasks are on mesos-agent-1, which does not run: the master gives its agent up "
                + "after 75 s of silence, and Marathon replaces them then",
            "On purpose: mesos-agent-1 lost its power: nobody said goodbye");
  }

  @Test
  void whoCannotReachTheMasterIsNamed() {
    assertThat(
            troubles(Condition.RUNNING, Disturbance.Cut.between("mesos-master-1", "mesos-agent-2"))
                .of(BOTH))
        .containsExactly("On purpose: no packet passes between mesos-agent-2 and mesos-master-1");
  }
}
