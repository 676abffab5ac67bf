package io.mesocosm.meso.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.playground.model.Topology;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineLogTest {
  @ParameterizedTest
  @CsvSource({
    "master, mesos-master-1, mesos-master",
    "zookeeper, mesos-master-1, zookeeper",
    "marathon, mesos-master-1, marathon",
    "agent-2, mesos-agent-2, mesos-slave",
  })
  void aRoleIsAUnitOfAMachine(String word, String machine, String unit) {
    assertThat(MachineLog.of(List.of(word), Topology.SEED.machines()))
        .contains(new MachineLog(machine, Optional.of(unit)));
  }

  @ParameterizedTest
  @CsvSource({"mgmt", "mesos-agent-1", "agent-3", "supervisor"})
  void othersAreNoRole(String word) {
    assertThat(MachineLog.of(List.of(word), Topology.SEED.machines())).isEmpty();
  }

  @Test
  void asksTheJournal() {
    assertThat(new MachineLog("mgmt", Optional.of("ssh")).command(5, true))
        .containsExactly("sudo", "journalctl", "--no-pager", "--lines=5", "--unit=ssh", "--follow");
    assertThat(new MachineLog("mgmt", Optional.empty()).command(0, false))
        .containsExactly("sudo", "journalctl", "--no-pager", "--lines=0");
  }
}
