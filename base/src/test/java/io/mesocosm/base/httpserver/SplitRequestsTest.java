package io.mesocosm.base.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where the network cuts a row of requests makes no difference to the answers.
class SplitRequestsTest {
  private static final String REQUESTS =
      """
      GET /echo/a?x=1 HTTP/1.1\r
      Host: h\r
      \r
      POST /echo/b HTTP/1.1\r
      Content-Length: 4\r
      \r
      \r
      12\
      POST /echo/c HTTP/1.1\r
      Transfer-Encoding: chunked\r
      \r
      4;ext=1\r
      word\r
      1\r
      s\r
      0\r
      Trailer: t\r
      \r
      HEAD /echo/d HTTP/1.1\r
      \r
      \r
      GET /echo/e HTTP/1.1\r
      Connection: close\r
      \r
      """;

  private final HttpServer server =
      HttpServer.start(
          HttpServerConfig.of("127.0.0.1", 0),
          Routes.builder()
              .any(
                  "/echo/{name}",
                  request ->
                      Response.text(
                          200,
                          "[%s %s %s]".formatted(request.method(), request.path(), request.text())))
              .build());

  SplitRequestsTest() throws IOException {}

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void areAnsweredAsIfWhole() throws Exception {
    var whole = answers(REQUESTS.length());
    assertThat(whole)
        .contains("[GET /echo/a ]", "[POST /echo/b \r\n12]", "[POST /echo/c words]")
        .endsWith("[GET /echo/e ]");
    assertThat(answers(1)).isEqualTo(whole);
    for (int seed = 2; seed < 12; seed++) {
      assertThat(answers(seed)).isEqualTo(whole);
    }
  }

  /// Without dates.
  private String answers(int longestPart) throws Exception {
    var random = new Random(longestPart);
    try (var wire = new Wire(server)) {
      for (int at = 0; at < REQUESTS.length(); ) {
        int end = Math.min(REQUESTS.length(), at + 1 + random.nextInt(longestPart));
        wire.send(REQUESTS.substring(at, end));
        at = end;
      }
      return wire.readAll().replaceAll("Date: [^\r]*\r\n", "");
    }
  }
}
