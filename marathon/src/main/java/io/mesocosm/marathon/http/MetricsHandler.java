package io.mesocosm.marathon.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.metrics.Metrics;
import io.mesocosm.marathon.http.codec.Draft;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// `/metrics`: figures by name, in the shape of Marathon 1.11 and for Prometheus. Names end in what
/// they are, as the original's do.
final class MetricsHandler {
  private static final String COUNTER = ".counter";

  private final Metrics metrics;

  /// Declares what only the API knows.
  MetricsHandler(Metrics metrics, EventHub events) {
    this.metrics = metrics;
    metrics.gauge(
        "marathon.http.event-streams.active.gauge", "subscribers of events", events::size);
  }

  Response json(Request request) {
    var counters = new Draft();
    var gauges = new Draft();
    var timers = new LinkedHashMap<String, Draft>();
    metrics
        .values()
        .forEach((name, value) -> {
          var statistic = statistic(name);
          if (name.endsWith(COUNTER)) {
            counters.put(name, Json.obj("count", value.longValue()));
          } else if (statistic.isEmpty()) {
            gauges.put(name, Json.obj("value", value));
          } else {
            timers
                .computeIfAbsent(
                    name.substring(0, name.length() - statistic.length() - 1), _ -> new Draft())
                .put(statistic, Json.of(value.doubleValue()));
          }
        });
    return Response.json(
        200,
        new Draft()
            .put("version", "4.0.0")
            .put("counters", counters.json())
            .put("gauges", gauges.json())
            .put("histograms", Json.Obj.EMPTY)
            .put("meters", Json.Obj.EMPTY)
            .put("timers", all(timers))
            .json());
  }

  // The last part of `x/p99` and `x/count`, which only timers have.
  private static String statistic(String name) {
    var last = name.substring(name.lastIndexOf('/') + 1);
    return name.contains("/") && last.matches("p[0-9]+|count|min|max") ? last : "";
  }

  private static Json.Obj all(SequencedMap<String, Draft> drafts) {
    var all = new Draft();
    drafts.forEach((name, draft) -> all.put(name, draft.json()));
    return all.json();
  }

  Response prometheus(Request request) {
    return Response.of(
        200,
        "application/openmetrics-text; version=1.0.0; charset=utf-8",
        metrics.openMetrics("").getBytes(UTF_8));
  }
}
