package io.mesocosm.agent.link.launchers;

import static io.mesocosm.agent.link.launchers.DockerRuns.info;
import static io.mesocosm.agent.link.launchers.DockerRuns.parameter;
import static io.mesocosm.agent.link.launchers.DockerRuns.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.protocol.v1.ContainerInfo.DockerInfo.Network;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Value;
import io.mesocosm.protocol.v1.Volume;
import io.mesocosm.testkit.docker.Dockerd;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What a task may ask of its container, tried with a real engine.
@Timeout(100)
@ExtendWith(SharedEngine.class)
class DockerOptionsTest {
  private static final String SERVE =
      "mkdir /www; echo hello from $HOSTNAME > /www/index.html; httpd -f -p 8000 -h /www";

  private final Dockerd dockerd;
  @TempDir private Path folder;
  private DockerRuns runs;

  DockerOptionsTest(Dockerd dockerd) {
    this.dockerd = dockerd;
  }

  @BeforeEach
  void open() {
    runs = new DockerRuns(folder, dockerd);
  }

  @AfterEach
  void close() throws Exception {
    runs.close();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void ports(TaskInfo.Builder info, int port) {
    var ranges = info.addResourcesBuilder().setName("ports").setType(Value.Type.RANGES);
    ranges.getRangesBuilder().addRangeBuilder().setBegin(port).setEnd(port);
  }

  private static void map(TaskInfo.Builder info, int host, int container) {
    ports(info, host);
    info.getContainerBuilder()
        .getDockerBuilder()
        .addPortMappingsBuilder()
        .setHostPort(host)
        .setContainerPort(container)
        .setProtocol("tcp");
  }

  private static void network(TaskInfo.Builder info, Network network) {
    info.getContainerBuilder().getDockerBuilder().setNetwork(network);
  }

  /// Servers take a moment to listen.
  private static String page(String host, int port) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://%s:%d/".formatted(host, port))).build();
    try (var client = HttpClient.newHttpClient()) {
      while (true) {
        try {
          return client.send(request, BodyHandlers.ofString()).body().strip();
        } catch (IOException notYet) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
      }
    }
  }

  @Test
  void aBridgedTaskAnswersOnItsHostPortAndAtItsOwnAddress() throws Exception {
    int port = freePort();
    var info = info("t", SERVE);
    network(info, Network.BRIDGE);
    map(info, port, 8000);
    info.getContainerBuilder().setHostname("web");
    var running = runs.launch(task(info));
    assertThat(running.lodging().network()).isEmpty();
    var address = running.lodging().addresses().getFirst();
    assertThat(address).startsWith("172.30.");
    assertThat(running.lodging().description()).startsWith("[{\"Id\":").contains(address);
    assertThat(page("127.0.0.1", port)).isEqualTo("hello from web");
    assertThat(page(address, 8000)).isEqualTo("hello from web");
    assertThat(runs.survey(task(info)))
        .isInstanceOfSatisfying(
            Found.Running.class,
            found -> assertThat(found.lodging().addresses()).containsExactly(address));
  }

  @Test
  void aTaskOnTheNetworkOfAUserHasAnAddressThere() throws Exception {
    dockerd.makeNetwork("theirs");
    int port = freePort();
    var info = info("t", SERVE);
    network(info, Network.USER);
    info.getContainerBuilder().addNetworkInfosBuilder().setName("theirs");
    info.getContainerBuilder().setHostname("web");
    map(info, port, 8000);
    var running = runs.launch(task(info));
    assertThat(running.lodging().network()).isEqualTo("theirs");
    assertThat(page(running.lodging().addresses().getFirst(), 8000)).isEqualTo("hello from web");
    assertThat(page("127.0.0.1", port)).isEqualTo("hello from web");
  }

  @Test
  void aNetworkThatIsNotThereIsSaidSo() throws Exception {
    var info = info("t", "true");
    network(info, Network.USER);
    info.getContainerBuilder().addNetworkInfosBuilder().setName("nowhere");
    assertThatThrownBy(() -> runs.launch(info))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("nowhere");
    assertThat(runs.names()).isEmpty();
  }

  @Test
  void aTakenHostPortIsSaidSo() throws Exception {
    try (var other = new ServerSocket(0)) {
      var info = info("t", "true");
      network(info, Network.BRIDGE);
      map(info, other.getLocalPort(), 8000);
      assertThatThrownBy(() -> runs.launch(info))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining(Integer.toString(other.getLocalPort()));
    }
  }

  @Test
  void aHostPortThatIsNotTheTasksIsRefused() {
    var info = info("t", "true");
    network(info, Network.BRIDGE);
    ports(info, 31_000);
    info.getContainerBuilder()
        .getDockerBuilder()
        .addPortMappingsBuilder()
        .setHostPort(31_001)
        .setContainerPort(80);
    assertThatThrownBy(() -> runs.launch(info))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("31001")
        .hasMessageContaining("31000-31000");
  }

  @Test
  void aTaskWithoutNetworkHasLoopbackOnly() throws Exception {
    var info = info("t", "ip -o link | grep -c . || ip -o link");
    network(info, Network.NONE);
    var running = runs.launch(task(info));
    assertThat(running.lodging().addresses()).isEmpty();
    assertThat(runs.await(DockerRuns.place(task(info)))).isEqualTo(new ExitStatus.OfContainer(0));
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
}
