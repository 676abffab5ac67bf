package io.mesocosm.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.coordination.server.EmbeddedZooKeeper;
import io.mesocosm.coordination.server.EmbeddedZooKeeperConfig;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.LibprocessSender;
import io.mesocosm.protocol.libprocess.Pid;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two masters and a ZooKeeper.
class MasterElectionTest {
  private static final MasterConfig CONFIG =
      MasterConfig.DEFAULT.with(new MasterConfig.Listen("127.0.0.1", 0, "", 0, "127.0.0.1"));

  @TempDir Path dir;

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    var end = Instant.now().plusSeconds(30);
    while (!condition.call()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Test
  void followersSendAwayAndTheNextLeaderKnowsTheAgents() throws Exception {
    try (var zk = EmbeddedZooKeeper.start(EmbeddedZooKeeperConfig.of(dir, "127.0.0.1", 0));
        var client = new HttpClient()) {
      var config = CONFIG.withZk(zk.url("/mesos").text(), Duration.ofSeconds(4));
      var first = Master.start(config, _ -> {});
      await("the first leads", first::leads);
      try (var second = Master.start(config, _ -> {})) {
        await(
            "the second knows the first",
            () ->
                client
                    .send(Call.get(URI.create(second.url() + "/state?x=1")))
                    .headers()
                    .first("Location")
                    .filter(("//127.0.0.1:" + first.port() + "/master/state?x=1")::equals)
                    .isPresent());
        assertThat(second.leads()).isFalse();
        register(first);
        await(
            "the agent is there",
            () -> text(client, first, "/slaves").contains("slave(1)@127.0.0.1:15051"));

        first.close();

        await("the second leads", second::leads);
        assertThat(text(client, second, "/state"))
            .contains("\"slaves\":[]", "\"recovered_slaves\":[{");
      } finally {
        first.close();
      }
    }
  }

  private static String text(HttpClient client, Master master, String path) throws Exception {
    return client.send(Call.get(URI.create(master.url() + path))).text();
  }

  private static void register(Master master) throws Exception {
    var recorded = RecordedWire.envelope("agent-mesos.internal.RegisterSlaveMessage-1");
    var to = new Pid("master", "127.0.0.1", master.port());
    try (var sender = new LibprocessSender(LibprocessSender.Config.DEFAULT, _ -> {});
        var client = new HttpClient()) {
      sender.send(new Envelope(recorded.from(), to, recorded.name(), recorded.body()));
      await("taken", () -> text(client, master, "/slaves").contains("15051"));
    }
  }
}
