package io.mesocosm.base.httpserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.http.EventStream;
import io.mesocosm.base.http.Headers;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.UnreachableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpServerTest {
  private static final String LONG_TEXT = "all work and no play ".repeat(100);

  private final LinkedBlockingQueue<EventStream> streams = new LinkedBlockingQueue<>();
  private final HttpClient client = new HttpClient();
  private HttpServer server;

  HttpServerTest() throws IOException {
    server =
        start(
            HttpServerConfig.of("127.0.0.1", 0)
                .withMaxBodyBytes(1000)
                .withFarewell(Duration.ofMillis(200)));
  }

  private HttpServer start(HttpServerConfig config) throws IOException {
    return HttpServer.start(
        config,
        Routes.builder()
            .any("/echo/{rest...}", HttpServerTest::echo)
            .get("/long", _ -> Response.text(200, LONG_TEXT).withHeader("ETag", "\"7\""))
            .get("/packed", _ -> packed())
            .get(
                "/fails",
                _ -> {
                  throw new IllegalStateException("as told");
                })
            .get("/stream", _ -> stream())
            .get(
                "/silent",
                _ -> {
                  new CountDownLatch(1).await();
                  return Response.noContent();
                })
            .build());
  }

  private static Response echo(Request request) {
    return Response.text(
        200,
        "%s %s %s %s".formatted(request.method(), request.path(), request.query(), request.text()));
  }

  private static Response packed() {
    return Response.of(200, "text/plain", gzip(LONG_TEXT)).withHeader("Content-Encoding", "gzip");
  }

  private Response stream() throws InterruptedException {
    var stream = new EventStream(100, 1 << 20);
    streams.put(stream);
    return new Response.Streaming(200, Headers.of("Content-Type", "text/event-stream"), stream);
  }

  private EventStream nextStream() throws InterruptedException {
    var stream = streams.poll(10, TimeUnit.SECONDS);
    if (stream == null) {
      throw new AssertionError("nobody subscribed");
    }
    return stream;
  }

  private static byte[] gzip(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private HttpClient.Call get(String target) {
    return HttpClient.Call.get(URI.create("http://127.0.0.1:" + server.port() + target));
  }

  @AfterEach
  void closeAll() {
    client.close();
    server.close();
  }

  @Test
  void keepsBracketsAndDoubleSlashes() throws Exception {
    assertThat(client.send(get("/echo/v2/apps//outyet/slave%281%29?a=%3D&a=x+y")).text())
        .isEqualTo("GET /echo/v2/apps//outyet/slave(1) {a=[=, x y]} ");
    try (var wire = new Wire(server)) {
      wire.send("GET /echo/slave(1)/state HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(wire.readAll())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("\r\nConnection: close\r\n", "\r\nContent-Length: 28\r\n", "\r\nDate: ")
          .endsWith("GET /echo/slave(1)/state {} ");
    }
  }

  @Test
  void answersPipelinedMessagesInOrder() throws Exception {
    try (var wire = new Wire(server)) {
      var all = new StringBuilder();
      for (int i = 0; i < 9; i++) {
        all.append(
            """
            POST /echo/master/mesos.internal.PingSlaveMessage HTTP/1.1\r
            User-Agent: libprocess/slave(1)@10.0.0.2:5051\r
            Libprocess-From: slave(1)@10.0.0.2:5051\r
            Connection: Keep-Alive\r
            Host: \r
            Transfer-Encoding: chunked\r
            \r
            3\r
            no%d\r
            0\r
            \r
            """
                .formatted(i));
      }
      wire.send(all + "GET /echo/last HTTP/1.0\r\n\r\n");
      var answers = wire.readAll();
      for (int i = 0; i < 9; i++) {
        int at = answers.indexOf(" no" + i);
        assertThat(at).as("answer %d in %s", i, answers).isPositive();
        answers = answers.substring(at + 4);
      }
      assertThat(answers).endsWith("GET /echo/last {} ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | NONSENSE$$",
        "400 | GET x HTTP/1.1$$",
        "400 | GET /%zz HTTP/1.1$$",
        "400 | GET / HTTP/1.1$ folded: x$$",
        "400 | GET / HTTP/1.1$A : x$$",
        "400 | POST / HTTP/1.1$Content-Length: 1$Content-Length: 2$$",
        "400 | POST / HTTP/1.1$Content-Length: -1$$",
        "400 | POST / HTTP/1.1$Content-Length: 3$Transfer-Encoding: chunked$$",
        "400 | POST / HTTP/1.1$Transfer-Encoding: chunked$$x$",
        "400 | POST / HTTP/1.1$Content-Encoding: gzip$Content-Length: 1$$x",
        "413 | POST / HTTP/1.1$Content-Length: 1001$$",
        "413 | POST / HTTP/1.1$Transfer-Encoding: chunked$$3e9$",
        "415 | POST / HTTP/1.1$Content-Encoding: br$Content-Length: 1$$x",
        "501 | POST / HTTP/1.1$Transfer-Encoding: gzip$$",
        "505 | GET / HTTP/2.0$$"
      })
  void refusesWhatIsNoRequest(String status, String text) throws Exception {
    try (var wire = new Wire(server)) {
      wire.send(text.replace("$", "\r\n"));
      assertThat(wire.readAll())
          .startsWith("HTTP/1.1 " + status + " ")
          .contains("\r\nConnection: close\r\n");
    }
  }

  @Test
  void refusesAHeaderWithoutEnd() throws Exception {
    try (var wire = new Wire(server)) {
      wire.send("GET / HTTP/1.1\r\nX: " + "x".repeat(70_000));
      assertThat(wire.readAll()).startsWith("HTTP/1.1 431 ");
    }
  }

  @Test
  void losesPatienceWithHalfARequest() throws Exception {
    try (var hasty =
            start(HttpServerConfig.of("127.0.0.1", 0).withPatience(Duration.ofMillis(50)));
        var wire = new Wire(hasty)) {
      wire.send("GET / HTTP/1.1\r\n");
      assertThat(wire.readAll()).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void takesBodiesUpToTheLimit() throws Exception {
    var uri = URI.create("http://127.0.0.1:" + server.port() + "/echo/x");
    var full = HttpClient.Call.post(uri, "text/plain", "x".repeat(1000).getBytes(UTF_8));
    assertThat(client.send(full).text()).endsWith("x".repeat(1000));
    var packed =
        HttpClient.Call.post(uri, "text/plain", gzip("tiny"))
            .withHeader("Content-Encoding", "gzip");
    assertThat(client.send(packed).text()).endsWith(" tiny");
    var bomb = packed.withBody("text/plain", gzip(LONG_TEXT));
    assertThat(client.send(bomb).status()).isEqualTo(413);
  }

  @Test
  void speaksTlsToWhoDoes() {
    var uri = URI.create("https://127.0.0.1:" + server.port() + "/");
    assertThatThrownBy(() -> client.send(HttpClient.Call.get(uri)))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(SSLException.class);
  }

  @Test
  void invitesABodyThatWaitsForIt() throws Exception {
    try (var wire = new Wire(server)) {
      wire.send("POST /echo/x HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(wire.readUntil("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      assertThat(wire.send("hi").readUntil(" hi")).startsWith("HTTP/1.1 200 OK\r\n");
    }
  }

  @Test
  void packsForWhoTakesIt() throws Exception {
    for (var path : new String[] {"/long", "/packed"}) {
      assertThat(client.send(get(path)).text()).isEqualTo(LONG_TEXT);
      var packed = client.send(get(path).withHeader("Accept-Encoding", "deflate, gzip;q=1.0"));
      assertThat(packed.headers().first("Content-Encoding")).contains("gzip");
      try (var plain = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
        assertThat(plain.readAllBytes()).asString(UTF_8).isEqualTo(LONG_TEXT);
      }
      var refused = client.send(get(path).withHeader("Accept-Encoding", "gzip;q=0"));
      assertThat(refused.text()).isEqualTo(LONG_TEXT);
    }
  }

  @Test
  void sendsNothingAgainThatIsKnown() throws Exception {
    var known = client.send(get("/long").withHeader("If-None-Match", "\"6\", W/\"7\""));
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    assertThat(client.send(get("/long").withHeader("If-None-Match", "\"8\"")).status())
        .isEqualTo(200);
  }

  @Test
  void answersHeadWithTheHeadOnly() throws Exception {
    try (var wire = new Wire(server)) {
      wire.send("HEAD /long HTTP/1.1\r\n\r\nGET /echo/x HTTP/1.1\r\nConnection: close\r\n\r\n");
      assertThat(wire.readAll())
          .contains("\r\nContent-Length: " + LONG_TEXT.length() + "\r\n")
          .doesNotContain("all work")
          .endsWith("GET /echo/x {} ");
    }
  }

  @Test
  void saysThatItFailed() throws Exception {
    var reply = client.send(get("/fails"));
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.text()).contains("as told");
    assertThat(client.send(get("/echo/on")).status()).isEqualTo(200);
  }

  @Test
  void streamsOneRecordAChunk() throws Exception {
    try (var wire = new Wire(server)) {
      wire.send("GET /stream HTTP/1.1\r\n\r\n");
      var stream = nextStream();
      assertThat(wire.readUntil("\r\n\r\n")).contains("\r\nTransfer-Encoding: chunked\r\n");
      stream.offer("20\nabcdefghijklmnopqrst".getBytes(UTF_8));
      assertThat(wire.readUntil("t\r\n")).isEqualTo("17\r\n20\nabcdefghijklmnopqrst\r\n");
      stream.offer("two".getBytes(UTF_8));
      stream.close();
      assertThat(wire.readAll()).isEqualTo("3\r\ntwo\r\n0\r\n\r\n");
    }
  }

  @Test
  void noticesAtOnceThatASubscriberLeft() throws Exception {
    var left = new CompletableFuture<String>();
    try (var reply = client.open(get("/stream"))) {
      var stream = nextStream();
      stream.onClose(() -> left.complete("left"));
      stream.offer("hello".getBytes(UTF_8));
      assertThat(reply.body().readNBytes(5)).asString(UTF_8).isEqualTo("hello");
    }
    assertThat(left.get(10, TimeUnit.SECONDS)).isEqualTo("left");
  }

  @Test
  void hangsUpUnderAReaderThatWaits() throws Exception {
    var reply = client.open(get("/stream"));
    nextStream();
    var ended = new CompletableFuture<String>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            ended.complete("read " + reply.body().read());
          } catch (IOException closed) {
            ended.complete("closed");
          }
        });
    reply.close();
    assertThat(ended.get(10, TimeUnit.SECONDS)).isIn("closed", "read -1");
  }

  @Test
  void givesUpOnASilentServer() throws Exception {
    var patient = get("/silent").withPatience(Duration.ofMillis(50));
    assertThatThrownBy(() -> client.send(patient))
        .isInstanceOf(HttpTimeoutException.class)
        .hasMessageContaining("/silent: no answer within PT0.05S");
  }

  @Test
  void cutsOffASubscriberWhoDoesNotRead() throws Exception {
    try (var wire = new Wire(server)) {
      wire.send("GET /stream HTTP/1.1\r\n\r\n");
      var stream = nextStream();
      var record = new byte[100_000];
      int taken = 0;
      while (stream.offer(record)) {
        taken++;
        Thread.onSpinWait();
      }
      assertThat(taken).isPositive();
      assertThat(stream.isClosed()).isTrue();
    }
  }

  @Test
  void endsStreamsWhenItCloses() throws Exception {
    try (var wire = new Wire(server)) {
      wire.send("GET /stream HTTP/1.1\r\n\r\n");
      var stream = nextStream();
      stream.offer("last".getBytes(UTF_8));
      wire.readUntil("\r\n\r\n");
      server.close();
      assertThat(wire.readAll()).isEqualTo("4\r\nlast\r\n0\r\n\r\n");
      assertThat(stream.isClosed()).isTrue();
    }
    assertThatThrownBy(() -> client.send(get("/long")))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("GET http://127.0.0.1:");
  }

  @Test
  void turnsAwayWhoIsTooMany() throws Exception {
    try (var small = start(HttpServerConfig.of("127.0.0.1", 0).withMaxConnections(1));
        var first = new Wire(small)) {
      first.send("GET /echo/x HTTP/1.1\r\n\r\n").readUntil("{}");
      try (var second = new Wire(small)) {
        assertThat(second.readAll()).startsWith("HTTP/1.1 503 ");
      }
    }
  }

  @Test
  void namesTheAddressThatIsTaken() {
    assertThatThrownBy(() -> start(HttpServerConfig.of("127.0.0.1", server.port())))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("cannot listen at 127.0.0.1:" + server.port());
  }

  @Test
  void servesPartsOfFiles(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("stdout"), "0123456789");
    try (var files =
        HttpServer.start(
            HttpServerConfig.of("127.0.0.1", 0),
            Routes.builder()
                .get("/part", _ -> new Response.FileBody(200, Headers.NONE, file, 3, 4))
                .build())) {
      var uri = URI.create("http://127.0.0.1:" + files.port() + "/part");
      assertThat(client.send(HttpClient.Call.get(uri)).text()).isEqualTo("3456");
      Files.delete(file);
      assertThat(client.send(HttpClient.Call.get(uri)).status()).isEqualTo(404);
    }
  }
}
