package io.mesocosm.meso.outyet;

import io.mesocosm.base.http.HttpClient;
import io.mesocosm.base.http.HttpClient.Call;
import io.mesocosm.base.http.HttpServer;
import io.mesocosm.base.http.HttpServerConfig;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/// Answers every request with a page that says whether a version of Go is out.
///
/// The behaviour is that of Go's example of the same name: `/debug/vars` has its counters, and a
/// version that is not known yet is asked for at Go's own source host until it is there.
public final class Outyet implements AutoCloseable {
  private static final String TAGS = "https://go.googlesource.com/go/+/go";
  private static final int OK = 200;

  private final OutyetConfig config;
  private final AtomicLong hits = new AtomicLong();
  private final ReleaseWatch watch;
  private final HttpServer server;

  private Outyet(OutyetConfig config) throws IOException {
    this.config = config;
    var known = GoReleases.shipped().include(config.version());
    this.watch = new ReleaseWatch(known, this::tagExists, config.pollEvery());
    var routes = Routes.builder().get("/debug/vars", _ -> counters()).fallback(this::page).build();
    this.server = HttpServer.start(HttpServerConfig.of(config.host(), config.port()), routes);
  }

  /// Returns when it answers.
  ///
  /// @throws IOException naming the address when it is taken
  public static Outyet start(OutyetConfig config) throws IOException {
    return new Outyet(config);
  }

  // Made for each question: most versions are known, and then no client is ever needed.
  private boolean tagExists() throws IOException, InterruptedException {
    try (var http = new HttpClient()) {
      return http.send(Call.of("HEAD", URI.create(url()))).status() == OK;
    }
  }

  private String url() {
    return TAGS + config.version();
  }

  private Response page(Request request) {
    hits.incrementAndGet();
    return Response.html(OK, Page.render(config.version(), url(), watch.isOut()));
  }

  // The names are those the original publishes.
  private Response counters() {
    return Response.json(
        OK,
        Json.obj(
            "hitCount", hits.get(),
            "pollCount", watch.polls(),
            "pollError", watch.lastError(),
            "pollErrorCount", watch.errors()));
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    watch.close();
  }
}
