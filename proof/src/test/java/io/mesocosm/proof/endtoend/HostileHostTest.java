package io.mesocosm.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.testkit.junit.Ground;
import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Hosts that do not let us, and commands that are ended half way: each is told, and the next one
/// finds or makes order. Needs root.
@EnabledIfSystemProperty(named = "meso.archive", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(120)
final class HostileHostTest {
  private static final String NAME = "--name=hostile-test";
  private static final String BARE = "--provision=false";
  private static final String TOPOLOGY =
      """
      network: 10.0.23.0/24
      machines:
        - {name: mgmt, role: management, host: 10}
        - {name: mesos-agent, role: agent, count: 1, host: 201}
      """;
  private static final String PING = "ping -c 1 -W 2 mesos-agent-1";

  @TempDir static Path home;
  @TempDir static Path files;

  private final Shell shell = new Shell(home);

  @BeforeAll
  static void aTopology() throws Exception {
    Ground.forMachines("10.0.23");
    Files.writeString(topology(), TOPOLOGY);
  }

  private static Path topology() {
    return files.resolve("two.yaml");
  }

  @AfterAll
  static void removesThem() throws Exception {
    new Shell(home).meso("destroy", "-f", NAME);
  }

  private static List<String> up() {
    return List.of("up", NAME, "--file=" + topology(), BARE);
  }

  private static void nothingIsThere() throws IOException {
    assertThat(home).isEmptyDirectory();
    assertThat(NetworkInterface.networkInterfaces().map(NetworkInterface::getName))
        .noneMatch(name -> name.matches("m[bv]0a0017.*"));
    assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain(home.toString());
  }

  @Test
  @Order(1)
  void whoIsNotRootIsToldSo() throws Exception {
    var said = shell.meso(List.of("unshare", "--user"), up());
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("nothing was made").contains("root: no; machines need it");
    assertThat(shell.meso(List.of("unshare", "--user"), List.of("halt", NAME)).err())
        .contains("there are no machines 'hostile-test' that you may use; they need root");
    assertThat(shell.meso(List.of("unshare", "--user", "--map-root-user"), up()).err())
        .contains("machines need root of the host itself");
    nothingIsThere();
  }

  @Test
  @Order(2)
  void aProgramThatIsMissingIsNamedWithItsPackage() throws Exception {
    var hidden =
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount --bind /dev/null \"$(readlink -f \"$(command -v pivot_root)\")\"; exec \"$@\"",
            "sh");
    var said = shell.meso(hidden, up());
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("programs: not found: pivot_root; apt-get install util-linux");
    assertThat(shell.meso(hidden, List.of("doctor", NAME)).out())
        .containsPattern("missing +programs +not found: pivot_root");
    nothingIsThere();
  }

  @Test
  @Order(2)
  void whatTheKernelRefusesIsNamed() throws Exception {
    var less = List.of("setpriv", "--bounding-set=-net_admin", "--inh-caps=-net_admin");
    var said = shell.meso(less, up());
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("bridge: the kernel refuses it").contains("veth: the kernel");
    var doctor = shell.meso(less, List.of("doctor", NAME));
    assertThat(doctor.code()).isEqualTo(3);
    assertThat(doctor.out()).containsPattern("missing +bridge +the kernel refuses it");

    var none = List.of("setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin");
    assertThat(shell.meso(none, up()).err()).contains("kernel: namespaces are refused");
    nothingIsThere();
  }

  @Test
  @Order(3)
  void ctrlCWhileMachinesAreMadeLeavesNothing() throws Exception {
    var words = new ArrayList<>(List.of("env", "--default-signal=INT", "MESO_HOME=" + home));
    words.add(Shell.program().toString());
    words.addAll(up());
    var terminal =
        new ProcessBuilder("script", "-q", "-e", "-c", String.join(" ", words), "/dev/null")
            .redirectErrorStream(true)
            .start();
    Eventually.get(
        "a machine that is being made",
        () ->
            Optional.of(home.resolve("hostile-test/machines/mgmt"))
                .filter(folder -> Files.exists(folder) || !terminal.isAlive()));
    terminal.outputWriter().write('\u0003');
    terminal.outputWriter().flush();
    var said = new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(terminal.exitValue()).as(said).isEqualTo(130);
    assertThat(said).contains("ended before it was done; nothing was left behind");
    nothingIsThere();
  }

  @Test
  @Order(4)
  void anotherUpAfterThatBringsThem() throws Exception {
    shell.succeed(up().toArray(String[]::new));
    assertThat(ping()).isZero();
  }

  private int ping() throws Exception {
    return shell.meso("ssh", NAME, "mgmt", "--", PING).code();
  }

  /// Kills a command while it waits for a program, of which it finds one that never ends.
  private void killWhileIn(String program, List<String> words) throws Exception {
    var folder = Files.createTempDirectory(files, "endless");
    var reached = folder.resolve("reached");
    var endless =
        Files.writeString(
            folder.resolve(program), "#!/bin/sh\ntouch %s\nexec sleep 86399\n".formatted(reached));
    Files.setPosixFilePermissions(endless, PosixFilePermissions.fromString("rwxr-xr-x"));
    var path = "PATH=%s:%s".formatted(folder, System.getenv("PATH"));
    var command = shell.start(List.of("env", path), words);
    Eventually.get(
        program + " being called", () -> Optional.of(reached).filter(file -> Files.exists(file)));
    command.destroyForcibly().waitFor();
  }

  private static List<String> strays() throws IOException {
    var found = new ArrayList<String>();
    try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : all) {
        if (command(process).startsWith("sleep\u000086399")) {
          found.add(process.toString());
        }
      }
    }
    return found;
  }

  private static String command(Path process) {
    try {
      return Files.readString(process.resolve("cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  @Test
  @Order(5)
  void aPartitionThatWasKilledIsToldAndHealed() throws Exception {
    killWhileIn("ebtables", List.of("fault", "partition", NAME, "mesos-agent-1"));
    assertThat(strays()).isNotEmpty();
    assertThat(shell.succeed("fault", "list", NAME).err())
        .contains("a command was ended while it broke or healed");

    assertThat(shell.succeed("fault", "partition", NAME, "mesos-agent-1").out())
        .contains("Done once more");
    assertThat(strays()).isEmpty();
    assertThat(ping()).isNotZero();
    shell.succeed("fault", "heal", NAME);
    assertThat(ping()).isZero();
    assertThat(shell.succeed("fault", "list", NAME).err()).isEmpty();
  }

  @Test
  @Order(6)
  void machinesGoOnAfterASnapshotThatWasKilled() throws Exception {
    killWhileIn("cp", List.of("snapshot", "save", NAME, "half"));
    assertThat(shell.meso("status", NAME).out()).contains("paused").doesNotContain("running");
    assertThat(shell.meso("ssh", NAME, "mgmt", "--", "true").err())
        .contains("mgmt stands still and answers nobody; meso fault heal");

    shell.succeed("fault", "heal", NAME);
    assertThat(ping()).isZero();
    assertThat(shell.succeed("snapshot", "list", NAME).out()).contains("There is no snapshot");
  }

  @Test
  @Order(7)
  void aRestoreThatWasKilledIsDoneAgain() throws Exception {
    shell.succeed("snapshot", "save", NAME, "whole");
    killWhileIn("cp", List.of("snapshot", "restore", NAME, "whole"));
    var up = shell.meso("up", NAME, BARE);
    assertThat(up.code()).isEqualTo(1);
    assertThat(up.err()).contains("meso snapshot restore whole does it again");

    shell.succeed("snapshot", "restore", NAME, "whole");
    assertThat(ping()).isZero();
  }

  @Test
  @Order(8)
  void nothingIsLeft() throws Exception {
    shell.succeed("destroy", "-f", NAME);
    nothingIsThere();
  }
}
