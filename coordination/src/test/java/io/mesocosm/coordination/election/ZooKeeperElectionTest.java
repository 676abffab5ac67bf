package io.mesocosm.coordination.election;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.coordination.server.Server;
import io.mesocosm.coordination.session.SessionState;
import io.mesocosm.coordination.session.ZkSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooKeeper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooKeeperElectionTest extends ElectionContract {
  @TempDir Path dir;
  private Server server;
  private final List<ZkSession> sessions = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    server = new Server(dir);
  }

  @AfterEach
  void stop() {
    sessions.forEach(ZkSession::close);
    server.close();
  }

  private ZkSession session() throws IOException, InterruptedException {
    var session = server.session();
    sessions.add(session);
    return session;
  }

  @Override
  Election stand(String data, LeadershipListener listener) throws Exception {
    return stand(NodeNames.mesos(), data, listener);
  }

  private Election stand(NodeNames names, String data, LeadershipListener listener)
      throws Exception {
    var bytes = data.getBytes(StandardCharsets.UTF_8);
    return ZooKeeperElection.stand(
        session(), new Candidate("/mesos", names, bytes, "/mesocosm/test"), listener);
  }

  @Override
  AutoCloseable watch(Consumer<Optional<byte[]>> watcher) throws Exception {
    return LeaderWatch.start(session(), "/mesos", NodeNames.mesos(), watcher);
  }

  /// A second client that ends a session with the first one's id and password expires it.
  @Override
  void loseLeader() throws Exception {
    var handle = sessions.getFirst().handle();
    var thief =
        new ZooKeeper(
            server.url().hosts(),
            3000,
            event -> assertThat(event.getType()).isEqualTo(Watcher.Event.EventType.None),
            handle.getSessionId(),
            handle.getSessionPasswd());
    Server.until("the session is taken over", () -> thief.getState().isConnected());
    thief.close();
  }

  @Test
  void nodesLookLikeMesosMasters() throws Exception {
    var told = new Told();
    var election = stand("{\"id\":\"m\"}", told);
    Server.until("elected", election::leading);
    var children = sessions.getFirst().handle().getChildren("/mesos", false);
    assertThat(children).singleElement().asString().matches("json\\.info_\\d{10}");
    election.close();
    assertThat(sessions.getFirst().handle().getChildren("/mesos", false)).isEmpty();
  }

  @Test
  void nodesLookLikeCuratorsLatch() throws Exception {
    var election = stand(NodeNames.latch(UUID.randomUUID()), "h:8080", new Told());
    Server.until("elected", election::leading);
    assertThat(sessions.getFirst().handle().getChildren("/mesos", false))
        .singleElement()
        .asString()
        .matches("_c_[0-9a-f-]{36}-latch-\\d{10}");
    var second = stand(NodeNames.latch(UUID.randomUUID()), "h:8081", new Told());
    assertThat(second.leading()).isFalse();
    election.close();
    Server.until("elected", second::leading);
    second.close();
  }

  @Test
  void aRestartOfTheServerDeposesNobody() throws Exception {
    var told = new Told();
    var election = stand("a", told);
    Server.until("elected", election::leading);
    server.stop();
    server.startAgain();
    var session = sessions.getFirst();
    Server.until("connected again", () -> session.state() == SessionState.CONNECTED);
    assertThat(told.events()).containsExactly("elected");
    assertThat(election.leading()).isTrue();
    election.close();
  }

  @Test
  void aServerThatStaysAwayDeposes() throws Exception {
    var told = new Told();
    var election = stand("a", told);
    Server.until("elected", election::leading);
    server.stop();
    Server.until("lost", () -> told.events().contains("lost"));
    server.startAgain();
    Server.until("elected again", election::leading);
    assertThat(told.events()).containsExactly("elected", "lost", "elected");
    election.close();
  }

  @Test
  void aRemovedNodeDeposes() throws Exception {
    var told = new Told();
    var election = stand("a", told);
    Server.until("elected", election::leading);
    var zk = sessions.getFirst().handle();
    zk.delete("/mesos/" + zk.getChildren("/mesos", false).getFirst(), -1);
    Server.until("elected again", () -> told.events().size() == 3);
    assertThat(told.events()).containsExactly("elected", "lost", "elected");
    election.close();
  }
}
