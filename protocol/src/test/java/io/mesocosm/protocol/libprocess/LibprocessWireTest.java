package io.mesocosm.protocol.libprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.protocol.internal.PingSlaveMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LibprocessWireTest {
  private static final Pid MASTER = new Pid("master", "127.0.0.1", 5050);
  private static final Pid AGENT = new Pid("slave(1)", "127.0.0.1", 5051);
  private static final PingSlaveMessage PING =
      PingSlaveMessage.newBuilder().setConnected(true).build();

  @Test
  void writesTheHeadersOfTheOriginal() {
    var request =
        new String(
            LibprocessWire.request(Envelope.of(MASTER, AGENT, PING)), StandardCharsets.ISO_8859_1);
    assertThat(request)
        .isEqualTo(
            String.join(
                "\r\n",
                "POST /slave(1)/mesos.internal.PingSlaveMessage HTTP/1.1",
                "User-Agent: libprocess/master@127.0.0.1:5050",
                "Libprocess-From: master@127.0.0.1:5050",
                "Connection: Keep-Alive",
                "Host: 127.0.0.1:5051",
                "Content-Length: 2",
                "",
                "\b\001"));
  }

  @Test
  void readsEitherHeaderAndEscapedBrackets() throws Exception {
    for (var headers :
        new String[][] {
          {"Libprocess-From", "master@127.0.0.1:5050"},
          {"User-Agent", "libprocess/master@127.0.0.1:5050"}
        }) {
      var envelope =
          read("/slave%281%29/mesos.internal.PingSlaveMessage", Map.of(headers[0], headers[1]));
      assertThat(envelope).contains(Envelope.of(MASTER, AGENT, PING));
      assertThat(envelope.orElseThrow().holds(PING)).isTrue();
      assertThat(envelope.orElseThrow().open(PingSlaveMessage.parser())).isEqualTo(PING);
    }
  }

  @Test
  void leavesOrdinaryRequestsAlone() {
    var from = Map.of("Libprocess-From", "master@127.0.0.1:5050");
    assertThat(read("/slave(1)/state", Map.of("User-Agent", "curl/8"))).isEmpty();
    assertThat(read("/state", from)).isEmpty();
    assertThat(read("/a/b/c", from)).isEmpty();
    assertThat(read("/a/", from)).isEmpty();
  }

  @Test
  void readsPids() {
    assertThat(Pid.parse("slave(1)@127.0.0.1:5051")).contains(AGENT);
    assertThat(Pid.parse("x@[::1]:1").map(Pid::address)).contains("[::1]:1");
    assertThat(Pid.parse("x@host:0")).isEmpty();
    assertThat(Pid.parse("x@host:70000")).isEmpty();
    assertThat(Pid.parse("host:1")).isEmpty();
    assertThat(AGENT).hasToString("slave(1)@127.0.0.1:5051");
  }

  private static Optional<Envelope> read(String path, Map<String, String> headers) {
    return LibprocessWire.read(
        path, name -> Optional.ofNullable(headers.get(name)), PING.toByteArray(), AGENT);
  }
}
