package io.mesocosm.proof.standby;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.coordination.server.EmbeddedZooKeeper;
import io.mesocosm.coordination.server.EmbeddedZooKeeperConfig;
import io.mesocosm.marathon.Marathon;
import io.mesocosm.marathon.MarathonConfig;
import io.mesocosm.master.Master;
import io.mesocosm.proof.foreign.Nodes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two Marathons on one ZooKeeper: the second serves through the first, and takes over.
final class StandbyTest {
  private static final byte[] SLEEPER =
      "{\"id\":\"/a\",\"cmd\":\"sleep 9\"}".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private final HttpClient client = new HttpClient();
  private EmbeddedZooKeeper zookeeper;
  private Master master;
  private MarathonConfig config;

  @BeforeEach
  void open() throws Exception {
    var keeper = EmbeddedZooKeeperConfig.of(folder.resolve("zookeeper"), "127.0.0.1", 0);
    zookeeper = EmbeddedZooKeeper.start(keeper);
    master = Master.start(Nodes.master(), Nodes.UNEXPECTED);
    config = Nodes.marathon(master.url(), zookeeper.url("/marathon"));
  }

  @AfterEach
  void close() {
    master.close();
    zookeeper.close();
    client.close();
  }

  private static URI at(Marathon marathon, String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(marathon.port(), path));
  }

  private void awaitLeader(Marathon marathon) throws Exception {
    var end = Instant.now().plus(Duration.ofSeconds(30));
    var leads = "\"elected\":true";
    while (!client.send(Call.get(at(marathon, "/v2/info"))).text().contains(leads)) {
      assertThat(Instant.now()).as("no leader").isBefore(end);
    }
  }

  @Test
  void aStandbyServesThroughTheLeaderAndTakesOver() throws Exception {
    var leader = Marathon.start(config, Nodes.UNEXPECTED);
    awaitLeader(leader);
    try (var standby = Marathon.start(config, Nodes.UNEXPECTED)) {
      var posted =
          client.send(Call.post(at(standby, "/v2/apps?force=true"), "application/json", SLEEPER));
      assertThat(posted.status()).as(posted.text()).isEqualTo(201);
      assertThat(posted.headers().first("Marathon-Deployment-Id")).isPresent();
      assertThat(posted.headers().all("X-Marathon-Leader"))
          .containsExactly("http://127.0.0.1:" + leader.port());
      assertThat(client.send(Call.get(at(standby, "/v2/apps?id=a"))).text())
          .isEqualTo(client.send(Call.get(at(leader, "/v2/apps?id=a"))).text());
      assertThat(client.send(Call.get(at(standby, "/v2/apps/none"))).status()).isEqualTo(404);
      assertThat(client.send(Call.get(at(standby, "/ping"))).text()).isEqualTo("pong");

      var events = client.send(Call.get(at(standby, "/v2/events?event_type=deployment_info")));
      assertThat(events.status()).isEqualTo(302);
      assertThat(events.headers().first("Location"))
          .hasValue(at(leader, "/v2/events?event_type=deployment_info").toString());

      leader.close();
      awaitLeader(standby);
      assertThat(client.send(Call.get(at(standby, "/v2/apps/a"))).status()).isEqualTo(200);
    }
  }
}
