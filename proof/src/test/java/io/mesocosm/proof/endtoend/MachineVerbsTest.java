package io.mesocosm.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.json.JsonView;
import io.mesocosm.testkit.junit.Ground;
import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// What can be done to machines that run: broken and healed, kept and brought back, added and
/// removed. Three bare machines serve all of it, one after the other. Needs root.
@EnabledIfSystemProperty(named = "meso.archive", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
final class MachineVerbsTest {
  private static final String NAME = "--name=verbs-test";
  private static final String TOPOLOGY =
      """
      network: 10.0.19.0/24
      machines:
        - {name: mgmt, role: management, host: 10}
        - {name: mesos-agent, role: agent, count: 2, host: 201}
      """;
  // rtt min/avg/max/mdev = 0.071/0.170/0.439/0.155 ms
  private static final Pattern FASTEST = Pattern.compile("rtt [^=]*= ([0-9.]+)/");
  private static final String PING = "ping -c 1 -W 2 mesos-agent-2";

  @TempDir static Path home;

  private final Shell shell = new Shell(home);

  @BeforeAll
  static void threeMachines() throws Exception {
    Ground.forMachines("10.0.19");
    var file = Files.writeString(home.resolve("three.yaml"), TOPOLOGY);
    new Shell(home).succeed("up", NAME, "--file=" + file, "--provision=false");
  }

  @AfterAll
  static void removesThem() throws Exception {
    new Shell(home).meso("destroy", "-f", NAME);
  }

  private Shell.Said on(String machine, String command) throws Exception {
    return shell.meso("ssh", NAME, machine, "--", command);
  }

  private String state(String machine) throws Exception {
    return shell.meso("status", NAME, "--json").json().objects("machines").orElseThrow().stream()
        .filter(each -> each.text("name").orElseThrow().equals(machine))
        .findFirst()
        .flatMap(each -> each.text("state"))
        .orElse("none");
  }

  private List<JsonView> faults() throws Exception {
    return shell.succeed("fault", "list", NAME, "--json").json().objects("faults").orElseThrow();
  }

  @Test
  @Order(1)
  void aPartitionCutsSomeOffAndNobodyElse() throws Exception {
    assertThat(on("mesos-agent-1", PING).code()).isZero();

    var said = shell.succeed("fault", "partition", NAME, "mesos-agent-1", "--from=mesos-agent-2");
    assertThat(said.out())
        .contains("no packet passes between mesos-agent-1 and mesos-agent-2")
        .contains("Undo:  meso fault heal --name verbs-test");
    assertThat(on("mesos-agent-1", PING).code()).isNotZero();
    assertThat(on("mesos-agent-1", "ping -c 1 -W 2 mgmt").code()).isZero();
    assertThat(faults()).hasSize(1);

    shell.succeed("fault", "heal", NAME, "mesos-agent-2");
    assertThat(on("mesos-agent-1", PING).code()).isZero();
    assertThat(faults()).isEmpty();
  }

  @Test
  @Order(2)
  void whatIsPausedKilledOrStoppedIsHealedTogether() throws Exception {
    shell.succeed("fault", "pause", NAME, "mgmt");
    shell.succeed("fault", "kill", NAME, "mesos-agent-1");
    shell.succeed("fault", "stop", NAME, "mesos-agent-2");
    assertThat(state("mgmt")).isEqualTo("paused");
    assertThat(state("mesos-agent-1")).isEqualTo("poweroff");
    assertThat(state("mesos-agent-2")).isEqualTo("poweroff");
    assertThat(shell.meso("fault", "pause", NAME, "mesos-agent-2").err())
        .contains("got 'mesos-agent-2', allowed is a machine that runs");

    shell.succeed("fault", "heal", NAME);
    assertThat(shell.meso("status", NAME).code()).isZero();
    assertThat(on("mgmt", PING).code()).isZero();
  }

  @Test
  @Order(3)
  void packetsAreLateOrLost() throws Exception {
    shell.succeed("fault", "delay", NAME, "mesos-agent-1", "--time=60ms");
    var there = FASTEST.matcher(on("mesos-agent-1", PING).out());
    assertThat(there.find()).isTrue();
    assertThat(Double.parseDouble(there.group(1))).isBetween(120.0, 1000.0);

    shell.succeed("fault", "loss", NAME, "mesos-agent-1", "--percent=100");
    assertThat(on("mgmt", "ping -c 1 -W 1 mesos-agent-1").code()).isNotZero();

    shell.succeed("fault", "heal", NAME);
    var again = FASTEST.matcher(on("mesos-agent-1", PING).out());
    assertThat(again.find()).isTrue();
    assertThat(Double.parseDouble(again.group(1))).isLessThan(60.0);
  }

  @Test
  @Order(4)
  void agentsComeAndGoAndTheOthersKnow() throws Exception {
    shell.succeed("node", "add", NAME);
    assertThat(on("mgmt", "getent hosts mesos-agent-3").out()).startsWith("10.0.19.203 ");
    assertThat(on("mgmt", "cat /etc/ansible/hosts").out()).contains("mesos-agent-3:");

    shell.succeed("node", "rm", NAME, "mesos-agent-1");
    assertThat(on("mgmt", "getent hosts mesos-agent-1").code()).isNotZero();
    assertThat(state("mesos-agent-1")).isEqualTo("none");

    shell.succeed("node", "add", NAME);
    assertThat(state("mesos-agent-1")).isEqualTo("running");
    shell.succeed("node", "rm", NAME, "mesos-agent-3");
    assertThat(shell.meso("node", "rm", NAME, "mgmt").code()).isEqualTo(2);
  }

  @Test
  @Order(5)
  void aSnapshotBringsEverythingBack() throws Exception {
    on("mgmt", "sudo sh -c 'echo before >/etc/moment'");
    assertThat(shell.succeed("snapshot", "save", NAME, "moment").out()).contains("3 machines");
    assertThat(shell.meso("snapshot", "save", NAME, "moment").code()).isEqualTo(2);
    on("mgmt", "sudo sh -c 'echo after >/etc/moment'");
    shell.succeed("node", "add", NAME);
    shell.succeed("fault", "partition", NAME, "mgmt");

    shell.succeed("snapshot", "restore", NAME, "moment");
    assertThat(on("mgmt", "cat /etc/moment").out()).isEqualTo("before\n");
    assertThat(state("mesos-agent-3")).isEqualTo("none");
    assertThat(on("mgmt", PING).code()).isZero();

    shell.succeed("snapshot", "rm", NAME, "moment");
    assertThat(shell.succeed("snapshot", "list", NAME, "--json").json().objects("snapshots"))
        .contains(List.of());
  }

  @Test
  @Order(6)
  void machinesTellWhatTheyDo() throws Exception {
    assertThat(shell.succeed("logs", NAME, "mgmt", "ssh", "-n", "5").out()).contains("sshd");
    assertThat(shell.meso("logs", NAME, "mgmt", "a;b").code()).isEqualTo(2);
    assertThat(shell.meso("doctor", NAME, "--json").json().objects("findings").orElseThrow())
        .anySatisfy(finding ->
            assertThat(finding.text("name").orElseThrow() + finding.text("grade").orElseThrow())
                .isEqualTo("overlayok"));
    assertThat(vagrant("status", NAME)).isEqualTo(shell.succeed("status", NAME).out());
    assertThat(vagrant("ssh", "mgmt", "-c", "hostname")).isEmpty();
  }

  // Without --name, there is no such machine.
  private static String vagrant(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Shell.program().resolveSibling("vagrant").toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command);
    builder.environment().put("MESO_HOME", home.toString());
    var process = builder.start();
    try (var out = process.getInputStream()) {
      var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return said;
    }
  }

  @Test
  @Order(7)
  void whateverIsBrokenNothingStays() throws Exception {
    shell.succeed("fault", "delay", NAME, "mgmt");
    shell.succeed("fault", "pause", NAME, "mesos-agent-1");
    shell.succeed("fault", "partition", NAME, "mesos-agent-2");
    shell.succeed("destroy", "-f", NAME);
    assertThat(NetworkInterface.networkInterfaces().map(NetworkInterface::getName))
        .noneMatch(name -> name.matches("m[bv]0a0013.*"));
    assertThat(ProcessHandle.allProcesses().map(each -> each.info().commandLine().orElse("")))
        .noneMatch(line -> line.contains("Repeater mv0a0013"));
    var rules = new ProcessBuilder("ebtables", "-L").start();
    assertThat(new String(rules.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .doesNotContain("mb0a001300");
  }
}
