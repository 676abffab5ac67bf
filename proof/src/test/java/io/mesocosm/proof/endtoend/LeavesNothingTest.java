package io.mesocosm.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// What is taken away is away: after `destroy`, and after a `up` that was interrupted.
@EnabledIfSystemProperty(named = "meso.archive", matches = ".+")
@Timeout(180)
final class LeavesNothingTest {
  @TempDir Path home;

  @Test
  void destroyLeavesNoProcessNoPortAndNoFile() throws Exception {
    var shell = new Shell(home);
    var up = shell.succeed("up", "--local", "--name=short", "--agents=1", "--json").json();
    var ports = List.of(port(up.text("master")), port(up.text("marathon")), port(up.text("demo")));
    assertThat(processes()).isNotEmpty();
    shell.succeed("destroy", "-f", "--name=short");
    assertThat(processes()).isEmpty();
    assertThat(ports).allSatisfy(port -> assertThat(isFree(port)).isTrue());
    assertThat(home).isEmptyDirectory();
    assertThat(Path.of("/sys/fs/cgroup/memory/meso/short")).doesNotExist();
    assertThat(Path.of("/sys/fs/cgroup/meso/short")).doesNotExist();
  }

  @Test
  void anInterruptedUpTakesBackWhatItBegan() throws Exception {
    var shell = new Shell(home);
    var up = shell.start(List.of("up", "--local", "--name=half"));
    Eventually.get("a process of the cluster", () -> processes().stream().findFirst());
    // Ctrl-C's INT ends in the same place, but it is ignored below a script's background.
    new ProcessBuilder("kill", "-TERM", Long.toString(up.pid())).start().waitFor();
    assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(up.exitValue()).isNotZero();
    assertThat(processes()).isEmpty();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void aSecondUpAtTheSameTimeIsToldWhoIsAtWork() throws Exception {
    var shell = new Shell(home);
    var first = shell.start(List.of("up", "--local", "--name=twice", "--no-demo"));
    Eventually.get("a process of the cluster", () -> processes().stream().findFirst());
    var second = shell.meso("up", "--local", "--name=twice");
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.err()).contains("is at work on the cluster 'twice'");
    assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(first.exitValue()).isZero();
    shell.succeed("destroy", "-f", "--name=twice");
  }

  private static int port(Optional<String> url) {
    var text = url.orElseThrow();
    return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  // Everything of a cluster has its folder in its environment.
  private List<Long> processes() throws IOException {
    var found = new ArrayList<Long>();
    try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : all) {
        if (environment(process).contains("=" + home + "/")) {
          found.add(Long.parseLong(process.getFileName().toString()));
        }
      }
    }
    return found;
  }

  private static String environment(Path process) {
    try {
      return new String(
          Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
