package io.mesocosm.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.testkit.junit.Ground;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Bare machines, from nothing to nothing, whatever happens to them. Needs root and the addresses
/// of the seed.
@EnabledIfSystemProperty(named = "meso.archive", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
final class MachinesTest {
  private static final List<String> NAMES =
      List.of("mgmt", "lb", "mesos-master-1", "mesos-agent-1", "mesos-agent-2");
  private static final String BARE = "--provision=false";

  @TempDir static Path home;

  private final Shell shell = new Shell(home);

  @BeforeAll
  static void fiveMachines() throws Exception {
    Ground.forMachines("10.0.15");
    new Shell(home).succeed("up", BARE);
  }

  @AfterAll
  static void removesThem() throws Exception {
    new Shell(home).meso("destroy", "-f");
  }

  private List<String> states() throws Exception {
    return shell.meso("status").out().lines().skip(2).takeWhile(line -> !line.isEmpty()).toList();
  }

  private static List<String> running(List<String> names) {
    return names.stream().map("%-26srunning (namespaces)"::formatted).toList();
  }

  @Test
  @Order(1)
  void theTableIsTheSeeds() throws Exception {
    assertThat(states()).isEqualTo(running(NAMES));
  }

  @Test
  @Order(2)
  void theirProcessesAreInAGroupOfTheirOwn() throws Exception {
    var tag = "%08x".formatted(home.resolve("default").toString().hashCode());
    assertThat(
            Stream.of("", "memory")
                .map(hierarchy -> Path.of("/sys/fs/cgroup", hierarchy, "meso", "default." + tag)))
        .anyMatch(group -> Files.isDirectory(group.resolve("lb")));
  }

  @Test
  @Order(2)
  void theControlMachineFindsAllOfThem() throws Exception {
    var command =
        "getent hosts ext-vga-int-1; for m in %s; do ssh-keyscan $m 2>/dev/null | grep -q . "
                .formatted(String.join(" ", NAMES))
            + "&& echo $m; done; hostname; whoami; sudo id -u; ip -4 -o addr show eth1";
    var said = shell.succeed("ssh", "mgmt", "--", command).out().lines().toList();
    assertThat(said.getFirst()).startsWith("10.0.15.11 ");
    assertThat(said.subList(1, said.size() - 1))
        .containsExactly(
            "mgmt",
            "lb",
            "mesos-master-1",
            "mesos-agent-1",
            "mesos-agent-2",
            "mgmt",
            "vagrant",
            "0");
    assertThat(said.getLast()).contains("10.0.15.10/24");
  }

  @Test
  @Order(3)
  void allThatIsMissingIsOneMachine() throws Exception {
    var init = Files.readString(home.resolve("default/machines/lb/init")).split(" ", -1)[1];
    ProcessHandle.of(Long.parseLong(init)).orElseThrow().destroyForcibly();
    Eventually.get(
        "a machine that is off",
        () ->
            states().stream()
                .filter("%-26spoweroff (namespaces)".formatted("lb")::equals)
                .findFirst());

    assertThat(shell.succeed("up", BARE).err()).contains("lb runs again").doesNotContain("mgmt");
    assertThat(states()).isEqualTo(running(NAMES));
    assertThat(shell.succeed("up", BARE).err()).doesNotContain("✓");
  }

  @Test
  @Order(4)
  void oneMoreAgentIsKnownToTheOthers() throws Exception {
    assertThat(shell.succeed("up", "--agents=3", BARE).err())
        .contains("mesos-agent-3 runs at 10.0.15.203")
        .doesNotContain("lb runs");
    var command = "getent hosts mesos-agent-3; ansible-inventory --graph mesos-agents";
    assertThat(shell.succeed("ssh", "mgmt", "--", command).out())
        .contains("10.0.15.203")
        .contains("--mesos-agent-3");
  }

  @Test
  @Order(5)
  void aMachineCanBeHaltedAndComesBack() throws Exception {
    shell.succeed("halt", "mesos-agent-3");
    assertThat(states()).contains("%-26spoweroff (namespaces)".formatted("mesos-agent-3"));
    shell.succeed("up", "mesos-agent-3", BARE);
    shell.succeed("ssh", "mesos-agent-3", "--", "true");
  }

  @Test
  @Order(6)
  void anEngineOfItsOwnRunsInAMachine() throws Exception {
    var command = "sudo systemctl start docker && sudo docker info --format '{{.Driver}}'";
    assertThat(shell.succeed("ssh", "mesos-agent-1", "--", command).out().strip())
        .isEqualTo("overlay2");
  }

  @Test
  @Order(7)
  void whatIsTakenIsRefusedAndNothingLeft() throws Exception {
    var other = shell.meso("up", "--name=other", BARE);
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err()).contains("10.0.15.0/24 is taken: mb0a000f00");
    assertThat(home.resolve("other")).doesNotExist();

    var moved = Files.writeString(home.resolve("moved.yaml"), "network: 10.0.20.0/24\n");
    assertThat(shell.meso("up", "--file=" + moved).err()).contains("are in 10.0.15.0/24");
    Files.delete(moved);
  }

  @Test
  @Order(8)
  void nothingIsLeft() throws Exception {
    shell.succeed("destroy", "-f");

    assertThat(NetworkInterface.networkInterfaces().map(NetworkInterface::getName))
        .noneMatch(name -> name.matches("m[bv]0a000f.."));
    assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain(home.toString());
    var tag = "%08x".formatted(home.resolve("default").toString().hashCode());
    for (var hierarchy : List.of("", "memory", "systemd", "unified")) {
      assertThat(Path.of("/sys/fs/cgroup", hierarchy, "meso", "default." + tag)).doesNotExist();
    }
    var rules = new ProcessBuilder("iptables-save").start();
    assertThat(new String(rules.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .doesNotContain("mb0a000f00");
    try (var left = Files.list(home)) {
      assertThat(left).isEmpty();
    }
  }
}
