package io.mesocosm.meso.outyet;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.httpserver.HttpServer;
import io.mesocosm.base.httpserver.HttpServerConfig;
import io.mesocosm.base.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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
  private final Routes routes;
  private final List<HttpServer> servers = new ArrayList<>();

  private Outyet(OutyetConfig config) throws IOException {
    this.config = config;
    var known = GoReleases.shipped().include(config.version());
    this.watch = new ReleaseWatch(known, this::tagExists, config.pollEvery());
    this.routes = Routes.builder().get("/debug/vars", _ -> counters()).fallback(this::page).build();
    serveAt(config.port());
  }

  /// Returns when it answers.
  ///
  /// @throws IOException naming the address when it is taken
  public static Outyet start(OutyetConfig config) throws IOException {
    return new Outyet(config);
  }

  /// Serves at one more port.
  ///
  /// @throws IOException naming the address when it is taken
  void serveAt(int port) throws IOException {
    servers.add(HttpServer.start(HttpServerConfig.of(config.host(), port), routes));
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

  /// The first, also when the configuration left the choice open.
  public int port() {
    return servers.getFirst().port();
  }

  @Override
  public void close() {
    servers.forEach(HttpServer::close);
    watch.close();
  }
}
