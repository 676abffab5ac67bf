package io.mesocosm.base.httpclient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.httpclient.HttpClient.Call;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against a socket that says exactly what a test wants.
@Timeout(30)
class UnixHttpClientTest {
  @TempDir private Path folder;
  private Path socket;
  private ServerSocketChannel server;
  private UnixHttpClient client;

  @BeforeEach
  void open() throws IOException {
    socket = folder.resolve("s");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    client = new UnixHttpClient(socket);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  /// Serves one connection: reads up to `until`, says `answer`, hangs up when `hangUp`.
  private Thread serve(String until, String answer, AtomicReference<String> heard, boolean hangUp) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            var connection = server.accept();
            var in = Channels.newInputStream(connection);
            var text = new StringBuilder();
            while (text.indexOf(until) < 0) {
              int next = in.read();
              if (next < 0) {
                break;
              }
              text.append((char) next);
            }
            heard.set(text.toString());
            connection.write(ByteBuffer.wrap(answer.getBytes(ISO_8859_1)));
            if (hangUp) {
              connection.close();
            }
          } catch (IOException failure) {
            heard.set(failure.toString());
          }
        });
  }

  private static Call get(String target) {
    return Call.get(URI.create("http://engine" + target));
  }

  private HttpClient.Reply answered(String answer) throws Exception {
    serve("\r\n\r\n", answer, new AtomicReference<>(""), true);
    return client.send(get("/x"));
  }

  @Test
  void sendsTargetFieldsAndBodyAndReadsASizedAnswer() throws Exception {
    var heard = new AtomicReference<String>();
    var serving =
        serve("{}", "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nokrest", heard, false);
    var reply =
        client.send(
            Call.post(URI.create("http://engine/a%20b?c=%7B"), "text/json", "{}".getBytes(UTF_8)));
    serving.join();
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text()).isEqualTo("ok");
    assertThat(heard.get())
        .startsWith("POST /a%20b?c=%7B HTTP/1.1\r\nHost: engine\r\n")
        .contains("Content-Type: text/json\r\n", "Connection: close\r\n", "Content-Length: 2\r\n")
        .endsWith("\r\n\r\n{}");
  }

  @Test
  void putsChunksTogether() throws Exception {
    var reply =
        answered(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                .concat("3;note\r\nabc\r\n1\r\nd\r\n0\r\nTrailer: 1\r\n\r\n"));
    assertThat(reply.text()).isEqualTo("abcd");
  }

  @Test
  void readsUntilTheEndWhenNoLengthIsTold() throws Exception {
    assertThat(answered("HTTP/1.0 200 OK\r\n\r\nall of it").text()).isEqualTo("all of it");
  }

  @Test
  void passesOverProvisionalHeadsAndWantsNoBodyWhereThereIsNone() throws Exception {
    var reply = answered("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\nA: b\r\n\r\n");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.headers().first("a")).contains("b");
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void anAnswerThatBreaksOffIsNotAnAnswer() {
    assertThatThrownBy(() -> answered("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("6 bytes too early");
    assertThatThrownBy(
            () -> answered("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc"))
        .hasMessageContaining("middle of a chunk");
    assertThatThrownBy(() -> answered("HTTP/1.1 200 OK\r\nConte")).hasMessageContaining("hung up");
    assertThatThrownBy(() -> answered("SSH-2.0-x\r\n")).hasMessageContaining("no HTTP answer");
  }

  @Test
  void aStreamGoesOnUntilTheOtherSideHangsUp() throws Exception {
    serve(
        "\r\n\r\n",
        "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\n\r\nraw",
        new AtomicReference<>(""),
        true);
    try (var stream = client.open(get("/attach"))) {
      assertThat(stream.status()).isEqualTo(101);
      assertThat(stream.body().readAllBytes()).isEqualTo("raw".getBytes(UTF_8));
    }
  }

  @Test
  void aSilentServerIsLeftWhenPatienceRunsOut() {
    assertThatThrownBy(() -> client.send(get("/slow").withPatience(Duration.ofMillis(50))))
        .isInstanceOf(HttpTimeoutException.class)
        .hasMessageContaining("GET /slow");
  }

  @Test
  void nobodyOnTheSocketIsToldApart() {
    var nobody = new UnixHttpClient(folder.resolve("nobody"));
    assertThatThrownBy(() -> nobody.send(get("/")))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void anInterruptEndsACall() throws Exception {
    var ends = new SynchronousQueue<String>();
    var calling =
        Thread.ofVirtual()
            .start(() -> {
              try {
                client.send(get("/slow"));
              } catch (InterruptedException stop) {
                offer(ends, "interrupted");
              } catch (IOException failure) {
                offer(ends, failure.toString());
              }
            });
    try (var _ = server.accept()) {
      calling.interrupt();
      assertThat(ends.take()).isEqualTo("interrupted");
    }
  }

  private static void offer(SynchronousQueue<String> ends, String how) {
    try {
      ends.put(how);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
