package io.mesocosm.agent.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Phase;
import io.mesocosm.agent.model.Task;
import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.base.metrics.HostMetrics;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Which path of the agent is answered by whom. Mesos 1.11: the older GETs exist with and without
/// `/slave(1)`, whatever the method; before 1.8 they ended with `.json`, and old tools still ask
/// so.
public final class AgentRoutes {
  private static final String PREFIX = "/slave(1)";
  private static final Pattern CALLBACK = Pattern.compile("[A-Za-z_$][\\w$.]{0,255}");

  private final Parts parts;
  private final Routes.Builder routes = Routes.builder();

  /// Where inputs go.
  public interface Inlet {
    /// Waits while the loop is busy.
    void put(Input input) throws InterruptedException;
  }

  /// What is measured outside the state.
  ///
  /// @param cacheTotal bytes of the fetcher's cache
  /// @param cacheUsed bytes of it in use
  /// @param fetched tasks that got all their files
  /// @param notFetched tasks that did not
  /// @param maxAgeSecs how old a sandbox may get with the disk as it is
  public record Outside(
      LongSupplier cacheTotal,
      LongSupplier cacheUsed,
      LongSupplier fetched,
      LongSupplier notFetched,
      DoubleSupplier maxAgeSecs) {}

  /// What the routes are built of.
  ///
  /// @param state the last published one
  /// @param uuids names of containers
  /// @param watch counts for the metrics
  public record Parts(
      Shown shown,
      Supplier<AgentState> state,
      Supplier<UUID> uuids,
      Inlet inlet,
      UsageSource usage,
      AgentWatch watch,
      Outside outside,
      InstantSource clock) {}

  private AgentRoutes(Parts parts) {
    this.parts = parts;
  }

  public static Routes of(Parts parts) {
    return new AgentRoutes(parts).build();
  }

  private Routes build() {
    var shown = parts.shown();
    var containers = new ContainersJson(parts.usage(), parts.clock());
    var metrics = new MetricsJson(shown, parts.watch(), parts.outside(), parts.clock());
    var sandboxes = new SandboxFiles(shown, () -> parts.state().get().id());
    document("state", new StateJson(shown)::print);
    document("monitor/statistics", containers::monitor);
    get("containers", request -> containers(containers, request));
    plain("metrics/snapshot", request -> json(request, metrics.print(parts.state().get())));
    plain("health", _ -> Response.of(200));
    plain("version", request -> json(request, version()));
    plain("flags", request -> json(request, flags()));
    plain("system/stats", request -> json(request, HostMetrics.stats()));
    plain("containerizer/debug", request -> json(request, "{\"pending\":[]}".getBytes(UTF_8)));
    files(new FilesApi(sandboxes));
    var operator =
        new OperatorApi(parts.state(), new OperatorReads(shown, containers), metrics, sandboxes);
    routes.any("/api/v1", operator).any(PREFIX + "/api/v1", operator);
    var executor = new ExecutorApi(parts.state());
    routes.any("/api/v1/executor", executor).any(PREFIX + "/api/v1/executor", executor);
    routes.post(
        PREFIX + "/{message}", new AgentEntry(shown.facts().self(), parts.uuids(), parts.inlet()));
    return routes
        .fallback(_ -> Response.text(404, "404 Not Found."))
        .filter(AgentRoutes::openToPages)
        .build();
  }

  /// Pages of other roles read ours; nothing that changes anything is open to them.
  private static Response openToPages(Request request, Handler next) throws InterruptedException {
    var response = next.handle(request);
    return request.method().equals("GET")
        ? response.withHeader("Access-Control-Allow-Origin", "*")
        : response;
  }

  private interface OfState {
    byte[] print(AgentState state);
  }

  private void document(String name, OfState print) {
    get(name, request -> json(request, print.print(parts.state().get())));
  }

  /// Not before the agent knows what runs: half a truth is none.
  private void get(String name, Handler handler) {
    plain(
        name,
        request ->
            parts.state().get().phase() == Phase.RECOVERING
                ? Response.text(503, "Agent has not finished recovery")
                : handler.handle(request));
  }

  private void plain(String name, Handler handler) {
    for (String path : new String[] {"/" + name, PREFIX + "/" + name}) {
      routes.any(path, handler).any(path + ".json", handler);
    }
  }

  private void files(FilesApi files) {
    plain("files/browse", request -> padded(request, files.browse(request)));
    plain("files/read", request -> padded(request, files.read(request)));
    plain("files/download", files::download);
    plain(
        "files/debug",
        request ->
            json(
                request,
                new JsonWriter()
                    .beginObject()
                    .field(SandboxFiles.LOG, parts.shown().logDir())
                    .endObject()
                    .toBytes()));
  }

  private Response containers(ContainersJson containers, Request request) {
    var framework = request.queryParam("framework_id");
    var executor = request.queryParam("executor_id");
    var container = request.queryParam("container_id");
    if (executor.isPresent() && framework.isEmpty()) {
      return Response.text(400, "'executor_id' must be accompanied by 'framework_id'\n");
    }
    Predicate<Task> wanted =
        task ->
            is(framework, task.key().framework().value())
                && is(executor, task.spec().executor().value())
                && is(container, task.container().value());
    return json(request, containers.containers(parts.state().get(), wanted));
  }

  private static boolean is(Optional<String> wanted, String had) {
    return wanted.isEmpty() || wanted.get().equals(had);
  }

  private byte[] version() {
    var json = new JsonWriter().beginObject();
    StateJson.version(json, parts.shown());
    return json.endObject().toBytes();
  }

  private byte[] flags() {
    var json = new JsonWriter().beginObject().name("flags").beginObject();
    parts.shown().flags().forEach(json::field);
    return json.endObject().endObject().toBytes();
  }

  private static Response json(Request request, byte[] body) {
    return padded(request, Response.json(200, body));
  }

  /// As a script when the page asks with `jsonp=NAME`.
  private static Response padded(Request request, Response response) {
    var callback = request.queryParam("jsonp");
    if (callback.isEmpty()
        || !(response instanceof Response.Whole whole)
        || whole.status() != 200) {
      return response;
    }
    if (!CALLBACK.matcher(callback.get()).matches()) {
      return Response.text(400, "'jsonp' must be the name of a function\n");
    }
    var script = new ByteArrayOutputStream(whole.body().length + callback.get().length() + 4);
    script.writeBytes((callback.get() + "(").getBytes(UTF_8));
    script.writeBytes(whole.body());
    script.writeBytes(");".getBytes(UTF_8));
    return Response.of(200, "text/javascript", script.toByteArray());
  }
}
