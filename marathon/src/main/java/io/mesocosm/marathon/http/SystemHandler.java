package io.mesocosm.marathon.http;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.Json;
import io.mesocosm.marathon.http.codec.Draft;
import io.mesocosm.marathon.http.exchange.Answers;
import io.mesocosm.marathon.http.exchange.Backend;

/// `/ping`, `/v2/info`, `/v2/leader`: Marathon itself.
final class SystemHandler {
  private static final String LEADER_UI = "mesos_leader_ui_url";

  private final Backend backend;
  private final ApiConfig config;

  SystemHandler(Backend backend, ApiConfig config) {
    this.backend = backend;
    this.config = config;
  }

  /// Says that the process answers, leading or not. What an `Accept` other than for text or JSON
  /// gets is the original's.
  Response ping(Request request) {
    var accept = request.header("Accept").orElse("*/*");
    if (accept.contains("*/*") || accept.contains("text/plain") || accept.contains("text/*")) {
      return Response.text(200, "pong");
    }
    if (accept.contains("application/json")) {
      return Response.json(200, Json.of("pong"));
    }
    return accept.contains("text/html") ? Response.html(200, "pong") : Response.noContent();
  }

  Response info(Request request) {
    var info =
        new Draft()
            .put("name", config.name())
            .put("version", config.version())
            .put("buildref", "unknown")
            .put("elected", backend.leading());
    backend.leader().ifPresent(leader -> info.put("leader", leader));
    backend
        .state()
        .map(state -> state.bond().framework())
        .filter(id -> id.isPresent())
        .ifPresent(id -> info.put("frameworkId", id.value()));
    return Response.json(
        200,
        info.put("marathon_config", marathon())
            .put("zookeeper_config", config.zookeeper())
            .put("http_config", config.http())
            .json());
  }

  /// With the page of the leading master, unless an operator has named another one.
  private Json.Obj marathon() {
    var fields = config.marathon();
    if (fields.get(LEADER_UI).isPresent()) {
      return fields;
    }
    return backend
        .state()
        .flatMap(state -> state.bond().withMaster())
        .map(master ->
            fields.with(LEADER_UI, Json.of("http://" + master.hostname() + ":" + master.port())))
        .orElse(fields);
  }

  Response leader(Request request) {
    return backend
        .leader()
        .<Response>map(leader -> Response.json(200, Json.obj("leader", leader)))
        .orElseGet(() -> Answers.message(404, "There is no leader"));
  }

  Response abdicate(Request request) {
    if (!backend.leading()) {
      return Answers.message(404, "There is no leader");
    }
    backend.abdicate();
    return Answers.message(200, "Leadership abdicated");
  }
}
