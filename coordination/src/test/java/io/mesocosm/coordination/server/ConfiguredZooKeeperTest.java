package io.mesocosm.coordination.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.coordination.session.Nodes;
import io.mesocosm.coordination.session.ZkSession;
import io.mesocosm.coordination.session.ZkUrl;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredZooKeeperTest {
  @TempDir Path dir;

  private static List<Integer> freePorts(int number) throws IOException {
    var sockets = new ArrayList<ServerSocket>();
    for (int at = 0; at < number; at++) {
      sockets.add(new ServerSocket(0));
    }
    var ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
    for (var socket : sockets) {
      socket.close();
    }
    return ports;
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(dir.resolve("zoo.cfg"), String.join("\n", lines) + "\n");
  }

  private static ConfiguredZooKeeper start(Path zooCfg) throws Exception {
    return ConfiguredZooKeeper.start(
        zooCfg,
        why -> {
          throw new AssertionError(why);
        });
  }

  private static ZkSession session(List<Integer> ports) throws Exception {
    var servers = ports.stream().map(port -> new ZkUrl.Server("127.0.0.1", port)).toList();
    var session = ZkSession.open(new ZkUrl("", servers, "/mesos"), Server.SESSION);
    session.awaitConnected(Server.PATIENCE);
    return session;
  }

  @Test
  void servesAlone() throws Exception {
    var ports = freePorts(1);
    var config =
        file(
            "dataDir=" + dir.resolve("data"),
            "clientPort=" + ports.getFirst(),
            "clientPortAddress=127.0.0.1");
    try (var server = start(config);
        var session = session(ports)) {
      new Nodes(session).ensure("/alone");
      assertThat(new Nodes(session).children("/")).contains("alone");
      assertThat(server.port()).isEqualTo(ports.getFirst());
    }
    try (var _ = start(config);
        var session = session(ports)) {
      assertThat(new Nodes(session).children("/")).contains("alone");
    }
  }

  @Test
  void outlivesTheLossOfOneServerOfThree() throws Exception {
    var clients = freePorts(9);
    var members =
        IntStream.rangeClosed(1, 3)
            .mapToObj(id ->
                "server.%d=127.0.0.1:%d:%d".formatted(id, clients.get(id + 2), clients.get(id + 5)))
            .collect(Collectors.joining("\n"));
    var running = new ArrayList<ConfiguredZooKeeper>();
    try {
      for (int id = 1; id <= 3; id++) {
        var home = Files.createDirectory(dir.resolve("server" + id));
        Files.writeString(home.resolve("myid"), id + "\n");
        var config =
            Files.writeString(
                home.resolve("zoo.cfg"),
                """
                tickTime=200
                initLimit=20
                syncLimit=10
                dataDir=%s
                clientPort=%d
                clientPortAddress=127.0.0.1
                %s
                """
                    .formatted(home.resolve("data"), clients.get(id - 1), members));
        running.add(start(config));
      }
      try (var session = session(clients.subList(0, 3))) {
        new Nodes(session).ensure("/kept");
      }
      running.removeFirst().close();
      try (var session = session(clients.subList(1, 3))) {
        Server.until("the others serve", () -> new Nodes(session).children("/").contains("kept"));
      }
    } finally {
      running.forEach(ConfiguredZooKeeper::close);
    }
  }

  @Test
  void saysWhatIsWrongWithTheFile() throws Exception {
    var config = file("clientPort=2181");
    assertThatThrownBy(() -> start(config))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(config.toString())
        .hasMessageContaining("dataDir");
  }

  @Test
  void asksForTheClientPort() throws Exception {
    var config = file("dataDir=" + dir.resolve("data"));
    assertThatThrownBy(() -> start(config))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("clientPort");
  }

  @Test
  void asksForItsNumberInAnEnsemble() throws Exception {
    var config =
        file(
            "dataDir=" + dir.resolve("data"),
            "clientPort=2181",
            "initLimit=5",
            "syncLimit=5",
            "server.1=127.0.0.1:2888:3888",
            "server.2=127.0.0.1:2889:3889",
            "server.3=127.0.0.1:2890:3890");
    assertThatThrownBy(() -> start(config))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("myid");
  }

  @Test
  void namesWhatKeepsItFromStarting() throws Exception {
    try (var taken = new ServerSocket(0)) {
      var config = file("dataDir=" + dir.resolve("data"), "clientPort=" + taken.getLocalPort());
      assertThatThrownBy(() -> start(config))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use")
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
  }
}
