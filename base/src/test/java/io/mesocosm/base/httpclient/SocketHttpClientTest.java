package io.mesocosm.base.httpclient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.httpclient.HttpClient.Call;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketHttpClientTest {
  private final SocketHttpClient client =
      new SocketHttpClient(
          _ -> new Socket(),
          () -> {
            throw new AssertionError("no TLS is spoken here");
          });
  private ServerSocket server;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private Call call(String target) {
    return Call.get(URI.create("http://127.0.0.1:" + server.getLocalPort() + target));
  }

  /// What is heard of one question, and what is said to it.
  private Thread answering(String answer, StringBuilder heard) {
    return Thread.ofVirtual()
        .start(() -> {
          try (var one = server.accept()) {
            while (heard.indexOf("\r\n\r\n") < 0) {
              heard.append((char) one.getInputStream().read());
            }
            one.getOutputStream().write(answer.getBytes(ISO_8859_1));
          } catch (IOException failure) {
            heard.append(failure);
          }
        });
  }

  @Test
  void asksOverASocketThatItIsGiven() throws Exception {
    var heard = new StringBuilder();
    var answering =
        answering("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 2\r\n\r\nhi", heard);
    var reply = client.send(call(""));
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.headers().first("Location")).contains("/x");
    answering.join();
    assertThat(heard.toString())
        .startsWith("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + server.getLocalPort() + "\r\n");
  }

  @Test
  void whoSaysNothingIsNotWaitedForLonger() {
    assertThatThrownBy(() -> client.send(call("/").withPatience(Duration.ofMillis(50))))
        .isInstanceOf(HttpTimeoutException.class)
        .hasMessageContaining("no answer within");
  }

  @Test
  void nobodyThereAndNoHttpAreTold() throws Exception {
    var heard = new StringBuilder();
    var answering = answering("SSH-2.0-x\r\n", heard);
    assertThatThrownBy(() -> client.send(call("/")))
        .hasMessageContaining("no HTTP answer: SSH-2.0-x");
    answering.join();
    server.close();
    assertThatThrownBy(() -> client.send(call("/"))).isInstanceOf(UnreachableException.class);
  }

  @Test
  void aSocketThatCannotBeMadeIsTold() {
    var other =
        new SocketHttpClient(
            _ -> {
              throw new SocketException("no way in");
            },
            () -> {
              throw new AssertionError("no TLS is spoken here");
            });
    assertThatThrownBy(() -> other.send(call("/"))).hasMessageContaining("no way in");
  }
}
