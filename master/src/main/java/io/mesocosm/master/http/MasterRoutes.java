package io.mesocosm.master.http;

import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Params;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.http.StaticFiles;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.base.metrics.HostMetrics;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.core.State;
import io.mesocosm.master.core.allocation.Eligibility;
import io.mesocosm.master.http.Leadership.Standing;
import io.mesocosm.master.http.documents.Document;
import io.mesocosm.master.http.documents.Facts;
import io.mesocosm.master.http.documents.Fragments;
import io.mesocosm.master.http.documents.OffersJson;
import io.mesocosm.master.http.documents.RolesJson;
import io.mesocosm.master.http.documents.StateJson;
import io.mesocosm.master.http.documents.SummaryJson;
import io.mesocosm.master.http.documents.TasksJson;
import io.mesocosm.master.http.metrics.MasterWatch;
import io.mesocosm.master.http.metrics.MetricsJson;
import io.mesocosm.master.wire.SchedulerCalls;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.libprocess.Pid;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Which path of the master is answered by whom. Mesos 1.11: the older GETs exist with and without
/// `/master`, whatever the method; before 1.8 they ended with `.json`, and old tools still ask so.
public final class MasterRoutes {
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  private final Facts facts;
  private final Leadership leadership;
  private final InstantSource clock;
  private final Fragments fragments = new Fragments();
  private final Routes.Builder routes = Routes.builder();

  /// What the routes are built of.
  ///
  /// @param chance draws the ids of streams
  /// @param watch counts for the metrics
  /// @param waiting inputs in the loop's inbox
  /// @param watchers operators who watch
  /// @param webuiDir pages to serve at `/`; empty for none
  public record Parts(
      Facts facts,
      Leadership leadership,
      SchedulerCalls calls,
      Supplier<UUID> chance,
      MasterWatch watch,
      IntSupplier waiting,
      IntSupplier watchers,
      Eligibility eligibility,
      Map<String, Double> weights,
      String webuiDir,
      InstantSource clock) {
    public Parts {
      weights = Map.copyOf(weights);
    }
  }

  private MasterRoutes(Parts parts) {
    this.facts = parts.facts();
    this.leadership = parts.leadership();
    this.clock = parts.clock();
  }

  public static Routes of(Parts parts) {
    return new MasterRoutes(parts).build(parts);
  }

  private Routes build(Parts parts) {
    var roles = new RolesJson(parts.weights());
    var log = new LogFile(facts.logDir());
    var metrics =
        new MetricsJson(
            facts, parts.watch(), new MetricsJson.Gauges(parts.waiting(), parts.watchers()), clock);
    documents(roles, new OffersJson(parts.eligibility()));
    plain(metrics, log);
    calls(parts, new OperatorReads(facts, fragments, roles, metrics, log));
    if (!parts.webuiDir().isEmpty()) {
      routes.mount("/", new StaticFiles(Path.of(parts.webuiDir()), "index.html"));
    } else {
      routes.fallback(_ -> Response.text(404, "404 Not Found."));
    }
    return routes.filter(MasterRoutes::openToPages).build();
  }

  /// Pages of other roles read ours; nothing that changes anything is open to them.
  private static Response openToPages(Request request, Handler next) throws InterruptedException {
    var response = next.handle(request);
    return request.method().equals("GET")
        ? response.withHeader("Access-Control-Allow-Origin", "*")
        : response;
  }

  private void documents(RolesJson roles, OffersJson offers) {
    var json = new StateJson(facts, fragments);
    document("state", (state, reign) -> json.state(state, reign.elected()));
    document("state-summary", (state, _) -> new SummaryJson(facts).print(state));
    document("roles", (state, _) -> roles.print(state));
    document("offers", (state, _) -> offers.offers(state));
    asked("allocation", (state, _) -> offers.explained(state, clock.instant()));
    var all = new Document(state -> json.slaves(state, Optional.empty()));
    queried(
        "slaves", "slave_id", all, (state, id) -> json.slaves(state, Optional.of(new AgentId(id))));
    var frameworks = new Document(state -> json.frameworks(state, Optional.empty()));
    queried(
        "frameworks",
        "framework_id",
        frameworks,
        (state, id) -> json.frameworks(state, Optional.of(new FrameworkId(id))));
    var tasks = new TasksJson(fragments);
    asked("tasks", tasks::print);
    readable("weights", roles.weights());
    readable("quota", EMPTY);
    readable("maintenance/schedule", EMPTY);
    asked("maintenance/status", (_, _) -> EMPTY);
    leader("teardown", MasterRoutes::teardown);
    for (var name :
        List.of(
            "reserve",
            "unreserve",
            "create-volumes",
            "destroy-volumes",
            "machine/down",
            "machine/up")) {
      leader(name, (_, _) -> unsupported("/" + name));
    }
  }

  /// What the original lets operators change, and this master does not yet.
  private void readable(String name, byte[] json) {
    leader(
        name,
        (request, _) ->
            request.method().equals("GET") || request.method().equals("HEAD")
                ? Jsonp.answer(json, request)
                : unsupported(request.method() + " /" + name));
  }

  private static Response unsupported(String what) {
    return Response.text(501, what + " cannot be carried out by this master");
  }

  private static Response teardown(Request request, Reign reign) throws InterruptedException {
    var form = request.method().equals("POST") ? Params.parse(request.text()) : Params.NONE;
    var framework = form.first("frameworkId");
    return framework.isEmpty()
        ? Response.text(400, "Missing 'frameworkId' query parameter in the request body")
        : Asked.answer(
            reign, ticket -> new Input.TeardownRequested(ticket, new FrameworkId(framework.get())));
  }

  private interface OfState {
    byte[] print(State state, Reign reign);
  }

  private interface OfRequest {
    byte[] print(State state, Request request);
  }

  private interface OfId {
    byte[] print(State state, String id);
  }

  /// A document that is a function of the state, and of when its reign began.
  private void document(String name, OfState print) {
    var editions = new ConcurrentHashMap<Instant, Document>();
    leader(
        name,
        (request, reign) ->
            answer(
                editions.computeIfAbsent(
                    reign.elected(), _ -> new Document(state -> print.print(state, reign))),
                reign.state(),
                request));
  }

  private void queried(String name, String parameter, Document all, OfId one) {
    leader(
        name,
        (request, reign) -> {
          var id = request.queryParam(parameter);
          return id.isPresent()
              ? Jsonp.answer(one.print(reign.state().get(), id.get()), request)
              : answer(all, reign.state(), request);
        });
  }

  private void asked(String name, OfRequest print) {
    leader(
        name, (request, reign) -> Jsonp.answer(print.print(reign.state().get(), request), request));
  }

  private static Response answer(Document document, Supplier<State> state, Request request) {
    return Jsonp.isAsked(request)
        ? Jsonp.answer(document.bytes(state), request)
        : document.answer(state, request);
  }

  private void leader(String name, Leadership.OfLeader handler) {
    everywhere(name, leadership.leading(handler));
  }

  private void everywhere(String name, Handler handler) {
    for (var prefix : List.of("/", "/master/")) {
      routes.any(prefix + name, handler);
      routes.any(prefix + name + ".json", handler);
    }
  }

  /// Answered by every master, leading or not.
  private void plain(MetricsJson metrics, LogFile log) {
    everywhere("health", _ -> Response.of(200));
    everywhere("version", request -> Jsonp.answer(facts.version(), request));
    everywhere("flags", request -> Jsonp.answer(flags(), request));
    everywhere("metrics/snapshot", request -> Jsonp.answer(metrics(metrics), request));
    routes.any("/system/stats.json", request -> Jsonp.answer(HostMetrics.stats(), request));
    routes.any("/redirect", this::redirect);
    routes.any("/master/redirect", this::redirect);
    everywhere("files/browse", log::browse);
    everywhere("files/read", log::read);
    everywhere("files/download", log::download);
    everywhere("files/debug", log::debug);
  }

  private byte[] flags() {
    var json = new JsonWriter().beginObject();
    facts.flags(json);
    return json.endObject().toBytes();
  }

  private byte[] metrics(MetricsJson metrics) {
    return switch (leadership.now()) {
      case Standing.Leads(var reign) -> metrics.print(reign.state().get(), true);
      case Standing.Recovers(), Standing.Follows(var _) ->
          metrics.print(State.begin(new UUID(0, 0), List.of()), false);
    };
  }

  private Response redirect(Request request) {
    var master = facts.master();
    return switch (leadership.now()) {
      case Standing.Leads(var _), Standing.Recovers() ->
          Response.redirect(307, "//" + master.hostname() + ":" + master.port());
      case Standing.Follows(var leader) ->
          leader.isEmpty()
              ? Response.text(503, "No leader elected")
              : Response.redirect(307, "//" + leader);
    };
  }

  private void calls(Parts parts, OperatorReads reads) {
    var scheduler = leadership.leading(new SchedulerApi(parts.calls(), parts.chance()));
    var operator = leadership.leading(new OperatorApi(reads));
    for (var prefix : List.of("", "/master")) {
      routes.any(prefix + "/api/v1/scheduler", scheduler);
      routes.any(prefix + "/api/v1", operator);
    }
    var master = facts.master();
    routes.post(
        "/{actor}/{message}",
        new AgentEntry(leadership, new Pid("master", master.ip(), master.port())));
  }
}
