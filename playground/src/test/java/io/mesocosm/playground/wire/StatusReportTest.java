package io.mesocosm.playground.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.json.JsonText;
import io.mesocosm.playground.core.Sight.Condition;
import io.mesocosm.playground.model.Topology;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusReportTest {
  @Test
  void theTableIsTheSeeds() {
    var report = report(Condition.RUNNING);
    assertThat(report.allRun()).isTrue();
    assertThat(String.join("\n", report.lines()))
        .isEqualTo(
            """
            Current machine states:

            mgmt                      running (namespaces)
            lb                        running (namespaces)
            mesos-master-1            running (namespaces)
            mesos-agent-1             running (namespaces)
            mesos-agent-2             running (namespaces)

            This environment represents multiple VMs. The VMs are all listed
            above with their current state. For more information about a specific
            VM, run `vagrant status NAME`.\
            """);
  }

  private static StatusReport report(Condition condition) {
    var machines = new LinkedHashMap<String, Condition>();
    Topology.SEED.machines().forEach(machine -> machines.put(machine.name(), condition));
    return new StatusReport("demo", Topology.SEED.machines(), machines);
  }

  @Test
  void whatDoesNotRunIsNotShownAsRunning() {
    assertThat(new StatusReport("demo", Topology.SEED.machines(), Map.of()).lines())
        .contains("lb                        not created (namespaces)");
    assertThat(report(Condition.HALTED).lines())
        .contains("lb                        poweroff (namespaces)");
    assertThat(report(Condition.HALF_MADE).allRun()).isFalse();
  }

  @Test
  void oneMachineIsShownAlone() {
    var report = report(Condition.RUNNING);
    var one = new StatusReport("demo", report.machines().subList(1, 2), report.conditions());
    assertThat(one.lines())
        .containsExactly(
            "Current machine states:",
            "",
            "lb                        running (namespaces)",
            "",
            "lb has the address 10.0.15.11; log in with `meso ssh --name demo lb`.");
  }

  @Test
  void theJsonIsAContract() {
    var report = report(Condition.RUNNING);
    var one = new StatusReport("demo", report.machines().subList(0, 1), report.conditions());
    assertThat(JsonText.text(one.json()))
        .isEqualTo(
            "{\"name\":\"demo\",\"machines\":[{\"name\":\"mgmt\",\"ip\":\"10.0.15.10\","
                + "\"state\":\"running\",\"provider\":\"namespaces\"}]}");
  }
}
