package io.mesocosm.agent.link.launchers;

import static io.mesocosm.agent.link.launchers.DockerRuns.info;
import static io.mesocosm.agent.link.launchers.DockerRuns.parameter;
import static io.mesocosm.agent.link.launchers.DockerRuns.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.protocol.v1.ContainerInfo.DockerInfo.Network;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Value;
import io.mesocosm.protocol.v1.Volume;
import io.mesocosm.testkit.docker.Dockerd;
import io.mesocosm.testkit.junit.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a task may ask of its container, tried with a real engine.
@Timeout(100)
@ExtendWith(SharedEngine.class)
class DockerOptionsTest {
  private final DockerRuns runs;
  private final Path folder;

  DockerOptionsTest(DockerRuns runs) {
    this.runs = runs;
    this.folder = runs.folder();
  }

  private static void network(TaskInfo.Builder info, Network network) {
    info.getContainerBuilder().getDockerBuilder().setNetwork(network);
  }

  @Test
  void parametersAreOptionsOfDockerRun() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/note"), "from the host\n");
    var info =
        info("t", "hostname; cat /data/note; echo $GREETING; touch /data/x || echo read-only");
    network(info, Network.BRIDGE);
    parameter(info, "hostname", "named");
    parameter(info, "volume", folder.resolve("data") + ":/data:ro");
    parameter(info, "env", "GREETING=hello");
    parameter(info, "label", "team=blue");
    assertThat(runs.outputOf(info)).isEqualTo("named\nfrom the host\nhello\nread-only\n");
    assertThat(runs.engine().list("team=blue")).hasSize(1);
  }

  @Test
  void volumesOfTheContainerAreMounted() throws Exception {
    Files.writeString(folder.resolve("note"), "from the host\n");
    var info = info("t", "cat /note; echo back > /mnt/own/file");
    info.getContainerBuilder()
        .addVolumesBuilder()
        .setHostPath(folder.resolve("note").toString())
        .setContainerPath("/note")
        .setMode(Volume.Mode.RO);
    info.getContainerBuilder()
        .addVolumesBuilder()
        .setHostPath("own")
        .setContainerPath("/mnt/own")
        .setMode(Volume.Mode.RW);
    assertThat(runs.outputOf(info)).isEqualTo("from the host\n");
    assertThat(runs.sandbox(DockerRuns.place(task(info))).resolve("own/file")).hasContent("back\n");
  }

  @Test
  void whoIsDeniedARightLacksIt() throws Exception {
    var shell = "busybox touch /f; busybox chown 1 /f && echo may || echo may not";
    assertThat(runs.outputOf(info("t", shell))).isEqualTo("may\n");
    var denied = info("u", shell);
    parameter(denied, "cap-drop", "CHOWN");
    assertThat(runs.outputOf(denied)).isEqualTo("may not\n");
  }

  @Test
  void anImageWithAnEntryPointGetsTheWords() throws Exception {
    var info = info("t", "x");
    info.getCommandBuilder().setShell(false).clearValue().addArguments("one").addArguments("two");
    parameter(info, "entrypoint", "echo");
    assertThat(runs.outputOf(info)).isEqualTo("one two\n");
  }

  @Test
  void limitsAreTheEnginesAndFollowTheFlagsOfTheNextAgent() throws Exception {
    var info = info("t", "sleep 100");
    scalar(info, "cpus", 0.5);
    runs.launch(info);
    assertThat(limit("Memory")).isEqualTo(32 << 20);
    assertThat(limit("CpuShares")).isEqualTo(512);
    assertThat(limit("CpuQuota")).isZero();
    runs.withQuota();
    assertThat(runs.survey(task(info))).isInstanceOf(Found.Running.class);
    assertThat(limit("CpuQuota")).isEqualTo(50_000);
    scalar(info, "mem", 64);
    assertThat(runs.survey(task(info))).isInstanceOf(Found.Running.class);
    assertThat(limit("Memory")).isEqualTo(96 << 20);
  }

  private static void scalar(TaskInfo.Builder info, String name, double value) {
    info.addResourcesBuilder()
        .setName(name)
        .setType(Value.Type.SCALAR)
        .getScalarBuilder()
        .setValue(value);
  }

  private long limit(String name) throws Exception {
    return runs.engine()
        .inspect("mesos-run-of-t")
        .orElseThrow()
        .host()
        .wholeNumber(name)
        .orElseThrow();
  }

  /// What a privileged container sees of rights; some hosts keep a few from root itself.
  @Test
  void aPrivilegedContainerHasAllRightsThatThereAre() throws Exception {
    var shell =
        """
        while read name value; do test "$name" = CapEff: && echo $value; done < /proc/self/status
        mkdir /t; busybox mount -t tmpfs none /t 2>/dev/null && echo mounts || echo may not mount
        test -e /dev/null && ls /dev | busybox wc -l
        """;
    var plain = runs.outputOf(info("t", shell)).split("\n", -1);
    assertThat(rights(plain[0])).isNotEqualTo(ourRights());
    assertThat(plain[1]).isEqualTo("may not mount");
    var info = info("u", shell);
    info.getContainerBuilder().getDockerBuilder().setPrivileged(true);
    parameter(info, "runtime", Dockerd.LENIENT);
    var privileged = runs.outputOf(info).split("\n", -1);
    assertThat(rights(privileged[0])).isEqualTo(ourRights());
    assertThat(privileged[1]).isEqualTo("mounts");
    // All devices of the machine.
    assertThat(Integer.parseInt(privileged[2])).isGreaterThan(Integer.parseInt(plain[2]));
  }

  /// Engines of some age do not know the newest rights of a kernel.
  private static long rights(String hex) {
    return Long.parseLong(hex, 16) & ((1L << 38) - 1);
  }

  /// The most that somebody can have here.
  private static long ourRights() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("CapBnd:"))
        .mapToLong(line -> rights(line.substring("CapBnd:".length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void limitsAreInForce() throws Exception {
    var groups = "/sys/fs/cgroup";
    Ground.needs(Files.isDirectory(Path.of(groups, "memory")), "control groups, version 1");
    var info = info("t", "sleep 100");
    scalar(info, "cpus", 0.5);
    runs.withQuota();
    var place = runs.launch(info);
    var pid = new DockerNotes(runs.records(place)).started().orElseThrow().pid();
    assertThat(knob(pid, "memory", "memory.limit_in_bytes")).isEqualTo(Long.toString(32 << 20));
    scalar(info, "mem", 64);
    scalar(info, "cpus", 0.25);
    runs.survey(task(info));
    assertThat(knob(pid, "memory", "memory.limit_in_bytes")).isEqualTo(Long.toString(96 << 20));
    assertThat(knob(pid, "cpu", "cpu.shares")).isEqualTo("768");
  }

  /// What the kernel has of it.
  private static String knob(long pid, String controller, String name) throws IOException {
    var group =
        Files.readAllLines(Path.of("/proc/" + pid + "/cgroup")).stream()
            .map(line -> line.split(":", 3))
            .filter(parts -> parts[1].equals(controller))
            .map(parts -> parts[2].substring(1))
            .findFirst()
            .orElseThrow();
    return Files.readString(Path.of("/sys/fs/cgroup", controller, group, name)).strip();
  }

  @Test
  void manyMoreOptionsReachTheContainer() throws Exception {
    var data = Files.createDirectories(folder.resolve("mounted"));
    Files.writeString(data.resolve("note"), "mounted\n");
    var env = Files.writeString(folder.resolve("env"), "# ours\nFROM_FILE=yes\n");
    var info =
        info(
            "t",
            """
            cat /m/note; echo $FROM_FILE; busybox pwd; busybox id -u; ulimit -n
            busybox grep -c ' /scratch tmpfs' /proc/mounts; busybox touch /f || echo read-only
            busybox grep db /etc/hosts; cat /proc/sys/net/core/somaxconn; busybox grep -v options /etc/resolv.conf
            busybox df -k /dev/shm | busybox tail -1 | busybox awk '{print $2}'
            """);
    network(info, Network.BRIDGE);
    parameter(info, "mount", "type=bind,src=" + data + ",dst=/m,readonly");
    parameter(info, "env-file", env.toString());
    parameter(info, "workdir", "/m");
    parameter(info, "user", "1234");
    parameter(info, "ulimit", "nofile=100:100");
    parameter(info, "tmpfs", "/scratch:size=1m");
    parameter(info, "read-only", "true");
    parameter(info, "add-host", "db:10.1.2.3");
    parameter(info, "sysctl", "net.core.somaxconn=99");
    parameter(info, "dns", "10.9.8.7");
    parameter(info, "dns-search", "a.example");
    parameter(info, "shm-size", "1m");
    parameter(info, "rm", "true");
    assertThat(runs.outputOf(info))
        .isEqualTo(
            """
            mounted
            yes
            /m
            1234
            100
            1
            read-only
            10.1.2.3\tdb
            99
            search a.example
            nameserver 10.9.8.7
            1024
            """);
  }

  @Test
  void anUnknownParameterIsNamed() {
    var info = info("t", "true");
    parameter(info, "no-such-option", "1");
    assertThatThrownBy(() -> runs.launch(info))
        .isInstanceOf(LaunchException.class)
        .hasMessage(
            "Failed to launch container: Docker parameter 'no-such-option' is not an option of"
                + " 'docker run' that this agent knows");
  }
}
