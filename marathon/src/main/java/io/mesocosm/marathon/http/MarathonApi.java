package io.mesocosm.marathon.http;

import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.http.StaticFiles;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.metrics.Metrics;
import io.mesocosm.marathon.http.exchange.Answers;
import io.mesocosm.marathon.http.exchange.Backend;
import io.mesocosm.marathon.http.exchange.Reads;
import io.mesocosm.marathon.http.exchange.Requests;
import io.mesocosm.marathon.http.exchange.Writes;
import io.mesocosm.marathon.http.view.AppViews;
import io.mesocosm.marathon.http.view.GroupViews;
import java.time.InstantSource;

/// All of Marathon's HTTP: which request goes to which handler.
public final class MarathonApi implements AutoCloseable {
  private final Backend backend;
  private final ApiConfig config;
  private final InstantSource clock;
  private final HttpClient client = new HttpClient();
  private final EventHub events;
  private final Routes routes;

  /// @param metrics to which the API adds its own figures, and all of which it shows
  public MarathonApi(Backend backend, ApiConfig config, Metrics metrics, InstantSource clock) {
    this.backend = backend;
    this.config = config;
    this.clock = clock;
    this.events = new EventHub(backend, config.maxUndelivered(), clock);
    this.routes = build(new MetricsHandler(metrics, events));
  }

  public Routes routes() {
    return routes;
  }

  private Routes build(MetricsHandler metrics) {
    var reads = new Reads(backend);
    var writes = new Writes(backend, config.patience());
    var wishes = new AppWishes(config.defaults());
    var views = new AppViews();
    var routes =
        Routes.builder()
            .filter(new CommonHeaders(backend, config.allowOrigin()))
            .filter(new LeaderProxy(backend, client, config.address(), config.patience()))
            .filter(Answers::worded)
            .fallback(request -> Answers.message(404, "Nothing is at " + request.path()));
    apps(routes, reads, writes, wishes, views);
    tasks(routes, reads, new TaskKills(writes, views));
    groups(
        routes,
        new GroupsHandler(
            reads,
            writes,
            new GroupWishes(config.defaults(), wishes),
            new GroupViews(views),
            clock));
    rest(routes, reads, writes, views);
    routes.get("/metrics", metrics::json).get("/metrics/prometheus", metrics::prometheus);
    return routes.build();
  }

  private void apps(
      Routes.Builder routes, Reads reads, Writes writes, AppWishes wishes, AppViews views) {
    var all = new AppsHandler(reads, writes, wishes, views, clock);
    var one = new AppHandler(reads, writes, wishes, views, clock);
    routes
        .get("/v2/apps", all::list)
        .post("/v2/apps", all::create)
        .put("/v2/apps", all::put)
        .patch("/v2/apps", all::patch)
        .get(
            "/v2/apps/{id...}",
            request -> Requests.isWildcard(request) ? all.below(request) : one.get(request))
        .put("/v2/apps/{id...}", one::put)
        .patch("/v2/apps/{id...}", one::patch)
        .delete("/v2/apps/{id...}", one::delete)
        .post("/v2/apps/{id...}/restart", one::restart)
        .get("/v2/apps/{id...}/versions", one::versions)
        .get("/v2/apps/{id...}/versions/{version}", one::version);
  }

  private static void tasks(Routes.Builder routes, Reads reads, TaskKills kills) {
    var tasks = new TasksHandler(reads, kills);
    routes
        .get("/v2/apps/{id...}/tasks", tasks::ofApp)
        .delete("/v2/apps/{id...}/tasks", tasks::killOfApp)
        .delete("/v2/apps/{id...}/tasks/{taskId}", tasks::killOne)
        .get("/v2/tasks", tasks::all)
        .post("/v2/tasks/delete", tasks::killMany);
  }

  private static void groups(Routes.Builder routes, GroupsHandler groups) {
    for (String path : new String[] {"/v2/groups", "/v2/groups/{id...}"}) {
      routes
          .get(path, groups::get)
          .post(path, groups::create)
          .put(path, groups::put)
          .patch(path, groups::patch)
          .delete(path, groups::delete)
          .get(path + "/apps", groups::apps)
          .get(path + "/versions", groups::versions)
          .get(path + "/versions/{version}", groups::version);
    }
  }

  private void rest(Routes.Builder routes, Reads reads, Writes writes, AppViews views) {
    var deployments = new DeploymentsHandler(reads, writes);
    var queue = new QueueHandler(reads, writes, views, clock);
    var system = new SystemHandler(backend, config);
    routes
        .get("/v2/deployments", deployments::list)
        .delete("/v2/deployments/{id}", deployments::delete)
        .get("/v2/queue", queue::list)
        .delete("/v2/queue/{id...}/delay", queue::resetDelay)
        .get("/v2/events", events::open)
        .get("/v2/info", system::info)
        .get("/v2/leader", system::leader)
        .delete("/v2/leader", system::abdicate)
        .get("/ping", system::ping);
    if (config.pages() != null) {
      routes
          .get("/", _ -> Response.redirect(302, "/ui/"))
          .filter(MarathonApi::withSlash)
          .mount("/ui", new StaticFiles(config.pages(), "index.html"));
    }
  }

  // Pages name their parts relative to their folder.
  private static Response withSlash(Request request, Handler next) throws InterruptedException {
    return request.rawPath().equals("/ui") ? Response.redirect(302, "/ui/") : next.handle(request);
  }

  @Override
  public void close() {
    events.close();
    client.close();
  }
}
