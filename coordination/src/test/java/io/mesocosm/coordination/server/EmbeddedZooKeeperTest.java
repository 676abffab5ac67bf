package io.mesocosm.coordination.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.coordination.session.Nodes;
import io.mesocosm.coordination.session.ZkSession;
import io.mesocosm.coordination.session.ZkUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedZooKeeperTest {
  @TempDir Path dir;

  private static String ask(int port, String word) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @ParameterizedTest
  @CsvSource({"ruok,imok", "stat,Mode: standalone", "srvr,Zxid", "mntr,zk_server_state"})
  void answersFourLetterWords(String word, String answer) throws Exception {
    try (var server = new Server(dir)) {
      assertThat(ask(server.port(), word)).contains(answer);
    }
  }

  @Test
  void namesAPortThatIsTaken() throws Exception {
    try (var server = new Server(dir.resolve("a"))) {
      var second = EmbeddedZooKeeperConfig.of(dir.resolve("b"), "127.0.0.1", server.port());
      assertThatThrownBy(() -> EmbeddedZooKeeper.start(second))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + server.port());
      assertThat(ask(server.port(), "ruok")).isEqualTo("imok");
    }
  }

  @Test
  void namesAFolderThatCannotBeUsed() throws Exception {
    var file = Files.writeString(dir.resolve("file"), "x");
    var config = EmbeddedZooKeeperConfig.of(file.resolve("data"), "127.0.0.1", 0);
    assertThatThrownBy(() -> EmbeddedZooKeeper.start(config))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void refusesWrongNumbers() {
    assertThatThrownBy(() -> EmbeddedZooKeeperConfig.of(dir, "127.0.0.1", 70_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--port");
  }

  @Test
  void letsOnlyTheCreatorWriteWhenThereIsAPassword() throws Exception {
    try (var server = new Server(dir);
        var open = server.session();
        var owner =
            ZkSession.open(new ZkUrl("joe:secret", server.url().servers(), "/"), Server.SESSION)) {
      owner.awaitConnected(Server.PATIENCE);
      new Nodes(owner).ensure("/mine");
      assertThat(new Nodes(open).children("/mine")).isEmpty();
      assertThatThrownBy(() -> new Nodes(open).ensure("/mine/child"))
          .hasMessageContaining("NoAuth");
      new Nodes(owner).ensure("/mine/child");
      assertThat(new Nodes(open).children("/mine")).containsExactly("child");
    }
  }
}
