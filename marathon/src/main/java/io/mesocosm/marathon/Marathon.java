package io.mesocosm.marathon;

import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.httpserver.HttpServer;
import io.mesocosm.base.httpserver.HttpServerConfig;
import io.mesocosm.base.metrics.Metrics;
import io.mesocosm.marathon.http.MarathonApi;
import io.mesocosm.marathon.link.Listeners;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A Marathon: serves its API, stands for leadership, and runs the apps while it leads.
public final class Marathon implements AutoCloseable {
  private final HttpServer server;
  private final MarathonApi api;
  private final Leadership leadership;

  private Marathon(HttpServer server, MarathonApi api, Leadership leadership) {
    this.server = server;
    this.api = api;
    this.leadership = leadership;
  }

  /// Returns once it serves; leading comes later, when ZooKeeper says so.
  ///
  /// @param ended told why this Marathon has come to its end by itself: leadership lost, refused by
  ///   the master, state unreadable; whoever is told closes it and ends the process
  /// @throws IOException naming the address when it is taken
  public static Marathon start(MarathonConfig asked, Consumer<String> ended) throws IOException {
    // The address is part of what is served, and its port may be known only once it is bound.
    var ready = new AtomicReference<Routes>(unready());
    var front = Routes.builder().fallback(request -> ready.get().handle(request)).build();
    var server = HttpServer.start(HttpServerConfig.of(asked.httpHost(), asked.httpPort()), front);
    var address = asked.hostname() + ":" + server.port();
    var config = asked.at(address);
    var listeners = new Listeners();
    var metrics = new Metrics();
    var leadership = new Leadership(config, address, listeners, metrics, ended);
    var throne = new Throne(leadership, listeners, ended);
    MarathonMetrics.declare(metrics, throne::state);
    var api = new MarathonApi(throne, config.api(), metrics, InstantSource.system());
    ready.set(api.routes());
    return new Marathon(server, api, leadership);
  }

  private static Routes unready() {
    return Routes.builder().fallback(_ -> Response.text(503, "starting")).build();
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    api.close();
    leadership.close();
  }
}
