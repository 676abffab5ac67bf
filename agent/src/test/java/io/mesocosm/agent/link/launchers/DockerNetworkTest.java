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
import io.mesocosm.testkit.docker.Dockerd;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Networks and ports of containers, tried with a real engine.
@Timeout(100)
@ExtendWith(SharedEngine.class)
class DockerNetworkTest {
  private static final String SERVE =
      "mkdir /www; echo hello from $HOSTNAME > /www/index.html; httpd -f -p 8000 -h /www";

  private final Dockerd dockerd;
  private final DockerRuns runs;

  DockerNetworkTest(Dockerd dockerd, DockerRuns runs) {
    this.dockerd = dockerd;
    this.runs = runs;
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
  void aTaskOnTheHostsNetworkListensThere() throws Exception {
    int port = freePort();
    var info =
        info(
            "t", "mkdir /www; echo hello > /www/index.html; httpd -f -h /www -p 127.0.0.1:" + port);
    var running = runs.launch(task(info));
    assertThat(running.lodging().addresses()).isEmpty();
    assertThat(page("127.0.0.1", port)).isEqualTo("hello");
  }

  @Test
  void aPortOfUdpIsMapped() throws Exception {
    int port = freePort();
    var info = info("t", "sleep 100");
    network(info, Network.BRIDGE);
    map(info, port, 53);
    info.getContainerBuilder().getDockerBuilder().getPortMappingsBuilder(0).setProtocol("udp");
    var running = runs.launch(task(info));
    assertThat(running.lodging().description())
        .containsPattern("\"53/udp\":\\[\\{\"HostIp\":\"[0-9.]+\",\"HostPort\":\"" + port + "\"");
    assertThatThrownBy(() -> new DatagramSocket(port)).isInstanceOf(BindException.class);
  }

  /// Options about networks win over the task's network, as the last on a command line does.
  @Test
  void parametersMayNameNetworkAddressAndAliases() throws Exception {
    dockerd.makeNetwork("others");
    var server = info("web", SERVE);
    network(server, Network.BRIDGE);
    parameter(server, "network", "others");
    parameter(server, "network-alias", "www");
    parameter(server, "hostname", "web");
    runs.launch(server);
    var client = info("t", "until wget -q -O - http://www:8000/; do sleep 0.1; done");
    network(client, Network.BRIDGE);
    parameter(client, "net", "others");
    assertThat(runs.outputOf(client)).isEqualTo("hello from web\n");
  }

  @Test
  void publishedPortsStandBesideThoseOfTheTask() throws Exception {
    int port = freePort();
    int other = freePort();
    var info = info("t", SERVE);
    network(info, Network.BRIDGE);
    map(info, port, 8000);
    parameter(info, "publish", "127.0.0.1:" + other + ":8000");
    parameter(info, "hostname", "web");
    runs.launch(info);
    assertThat(page("127.0.0.1", port)).isEqualTo("hello from web");
    assertThat(page("127.0.0.1", other)).isEqualTo("hello from web");
  }
}
