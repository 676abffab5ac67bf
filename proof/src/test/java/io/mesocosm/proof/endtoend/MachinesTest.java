package io.mesocosm.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Five machines from nothing to nothing. Needs root and the addresses of the seed.
@EnabledIfSystemProperty(named = "meso.archive", matches = ".+")
@Timeout(300)
final class MachinesTest {
  private static final List<String> NAMES =
      List.of("mgmt", "lb", "mesos-master-1", "mesos-agent-1", "mesos-agent-2");

  @TempDir Path home;

  @BeforeEach
  void needsAHostToItself() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "machines need root");
    assumeTrue(
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .noneMatch(address -> address.getHostAddress().startsWith("10.0.15.")),
        "10.0.15.0/24 is taken");
  }

  @AfterEach
  void removesThem() throws Exception {
    new Shell(home).meso("destroy", "-f");
  }

  @Test
  void comeUpAndLeaveNothing() throws Exception {
    var shell = new Shell(home);
    shell.succeed("up");
    assertThat(shell.succeed("status").out().lines().skip(2).limit(NAMES.size()))
        .containsExactlyElementsOf(
            NAMES.stream().map("%-26srunning (namespaces)"::formatted).toList());
    var names =
        "getent hosts ext-vga-int-1; for m in %s; do ssh-keyscan $m 2>/dev/null | grep -q . "
                .formatted(String.join(" ", NAMES))
            + "&& echo $m; done; hostname; sudo id -u";
    assertThat(shell.succeed("ssh", "mgmt", "--", names).out().lines())
        .first()
        .asString()
        .startsWith("10.0.15.11 ");
    assertThat(shell.succeed("ssh", "mgmt", "--", names).out().lines().skip(1))
        .containsExactly(
            "mgmt", "lb", "mesos-master-1", "mesos-agent-1", "mesos-agent-2", "mgmt", "0");
    assertThat(shell.succeed("up").err()).doesNotContain("✓");

    shell.succeed("destroy", "-f");
    assertThat(NetworkInterface.networkInterfaces().map(NetworkInterface::getName))
        .noneMatch(name -> name.matches("m[bv]0a000f.."));
    assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain(home.toString());
    try (var left = Files.list(home)) {
      assertThat(left).isEmpty();
    }
  }
}
