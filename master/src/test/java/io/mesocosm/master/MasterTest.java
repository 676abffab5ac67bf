package io.mesocosm.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.protocol.RecordIo;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The door itself, over a real port.
class MasterTest {
  private static final MasterConfig CONFIG =
      MasterConfig.DEFAULT.with(new MasterConfig.Listen("127.0.0.1", 0, "", 0, "127.0.0.1"));

  private static void unexpected(String why) {
    throw new AssertionError(why);
  }

  @Test
  void leadsAloneAndStreamsToASchedulerAndAnOperator() throws Exception {
    try (var master = Master.start(CONFIG, MasterTest::unexpected);
        var client = new HttpClient()) {
      assertThat(master.leads()).isTrue();
      var operator = post(client, master, "/api/v1", "{\"type\":\"SUBSCRIBE\"}");
      var scheduler =
          post(
              client,
              master,
              "/api/v1/scheduler",
              "{\"type\":\"SUBSCRIBE\",\"subscribe\":{\"framework_info\":"
                  + "{\"user\":\"root\",\"name\":\"x\"}}}");

      assertThat(records(scheduler, 2).getFirst()).contains("\"type\":\"SUBSCRIBED\"");
      assertThat(records(operator, 3).getLast()).contains("FRAMEWORK_ADDED");
      scheduler.close();
      assertThat(records(operator, 1).getFirst())
          .contains("FRAMEWORK_UPDATED", "\"connected\":false");
      operator.close();
    }
  }

  private static HttpClient.StreamReply post(
      HttpClient client, Master master, String path, String body)
      throws IOException, InterruptedException {
    return client.open(
        Call.post(
            URI.create(master.url() + path),
            "application/json",
            body.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> records(HttpClient.StreamReply stream, int count) throws IOException {
    var decoder = new RecordIo.Decoder(1 << 20);
    var records = new ArrayList<String>();
    while (records.size() < count) {
      int next = stream.body().read();
      assertThat(next).as("the stream goes on").isNotNegative();
      for (var record : decoder.feed(new byte[] {(byte) next})) {
        records.add(new String(record, StandardCharsets.UTF_8));
      }
    }
    return records;
  }

  @Test
  void namesThePortThatIsTaken() throws IOException {
    try (var other = new ServerSocket(0)) {
      int port = other.getLocalPort();
      var config = CONFIG.with(new MasterConfig.Listen("", port, "127.0.0.1", 0, "127.0.0.1"));
      assertThatThrownBy(() -> Master.start(config, MasterTest::unexpected))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(String.valueOf(port));
    }
  }

  @Test
  void refusesAZooKeeperThatIsNone() {
    var config = CONFIG.withZk("http://nowhere", Duration.ofSeconds(1));
    assertThatThrownBy(() -> Master.start(config, MasterTest::unexpected))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--zk");
  }

  @Test
  void bindsItsOwnPortAndTellsTheAdvertisedOne() throws Exception {
    var listen = new MasterConfig.Listen("127.0.0.1", 0, "10.9.8.7", 4711, "lead.example");
    try (var master = Master.start(CONFIG.with(listen), MasterTest::unexpected)) {
      assertThat(master.url()).isEqualTo("http://lead.example:4711");
    }
  }
}
