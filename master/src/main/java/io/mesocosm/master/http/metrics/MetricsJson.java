package io.mesocosm.master.http.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.base.metrics.HostMetrics;
import io.mesocosm.master.core.State;
import io.mesocosm.master.http.documents.Facts;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.AgentRecord.Standing;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.resources.Quantities;
import io.mesocosm.protocol.v1.Metric;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/// `/metrics/snapshot`: a flat object, every value a double. Gauges are read off the snapshot of
/// the state, counters off the watch; nothing waits for anything.
public final class MetricsJson {
  private static final List<String> LIVE =
      List.of("staging", "starting", "running", "killing", "unreachable");

  private final Facts facts;
  private final MasterWatch watch;
  private final Gauges outside;
  private final InstantSource clock;

  /// What is measured outside the state.
  ///
  /// @param waiting inputs in the loop's inbox
  /// @param watchers operators who watch
  public record Gauges(IntSupplier waiting, IntSupplier watchers) {}

  public MetricsJson(Facts facts, MasterWatch watch, Gauges outside, InstantSource clock) {
    this.facts = facts;
    this.watch = watch;
    this.outside = outside;
    this.clock = clock;
  }

  public byte[] print(State state, boolean leading) {
    var json = new JsonWriter().beginObject();
    all(state, leading).forEach(json::field);
    return json.endObject().toBytes();
  }

  public List<Metric> messages(State state) {
    return all(state, true).entrySet().stream()
        .map(
            entry -> Metric.newBuilder().setName(entry.getKey()).setValue(entry.getValue()).build())
        .toList();
  }

  private SortedMap<String, Double> all(State state, boolean leading) {
    var metrics = new TreeMap<String, Double>();
    MetricNames.COUNTERS.forEach(name -> metrics.put("master/" + name, 0.0));
    watch.into(metrics);
    metrics.put("master/elected", leading ? 1.0 : 0.0);
    var uptime = Duration.between(facts.started(), clock.instant());
    metrics.put("master/uptime_secs", uptime.toNanos() / 1e9);
    agents(state, metrics);
    frameworks(state, metrics);
    tasks(state, metrics);
    resources(state, metrics);
    allocator(state, metrics);
    queues(metrics);
    HostMetrics.into(metrics);
    return metrics;
  }

  private static void agents(State state, SortedMap<String, Double> metrics) {
    var all = state.agents().registered().values();
    double connected = all.stream().filter(Agent::connected).count();
    double active = all.stream().filter(Agent::isActive).count();
    metrics.put("master/slaves_active", active);
    metrics.put("master/slaves_inactive", all.size() - active);
    metrics.put("master/slaves_connected", connected);
    metrics.put("master/slaves_disconnected", all.size() - connected);
    double unreachable = state.agents().standingAs(Standing.UNREACHABLE).size();
    metrics.put("master/slaves_unreachable", unreachable);
    metrics.put("master/outstanding_offers", (double) state.offers().open().size());
  }

  private void frameworks(State state, SortedMap<String, Double> metrics) {
    var all = state.frameworks().present().values();
    double connected = all.stream().filter(Framework::isConnected).count();
    for (var how : List.of("active", "connected")) {
      metrics.put("master/frameworks_" + how, connected);
    }
    for (var how : List.of("inactive", "disconnected")) {
      metrics.put("master/frameworks_" + how, all.size() - connected);
    }
    all.forEach(framework -> framework(framework, state, metrics));
    state
        .frameworks()
        .completed()
        .all()
        .forEach(entry -> framework(entry.value().framework(), state, metrics));
  }

  private void framework(Framework framework, State state, SortedMap<String, Double> metrics) {
    var prefix = prefix(framework);
    MetricNames.OF_FRAMEWORK.forEach(name -> metrics.put(prefix + name, 0.0));
    watch
        .of(framework.id())
        .forEach((name, count) -> metrics.put(prefix + name, (double) count.sum()));
    metrics.put(prefix + "subscribed", framework.isConnected() ? 1.0 : 0.0);
    for (var role : framework.spec().roles().asSet()) {
      metrics.put(
          prefix + "roles/" + role + "/suppressed", framework.suppressed().has(role) ? 1.0 : 0.0);
    }
    for (var entry : live(framework.id(), state).entrySet()) {
      metrics.put(prefix + "tasks/active/task_" + entry.getKey(), (double) entry.getValue());
    }
  }

  private static String prefix(Framework framework) {
    var name = URLEncoder.encode(framework.spec().name(), UTF_8).replace("+", "%20");
    return "master/frameworks/%s/%s/".formatted(name, framework.id());
  }

  private static Map<String, Long> live(FrameworkId id, State state) {
    var own = state.tasks().of(id);
    var counts =
        own.live().values().stream()
            .filter(task -> !task.state().isTerminal())
            .collect(Collectors.groupingBy(MetricsJson::lower, Collectors.counting()));
    counts.put("unreachable", (long) own.unreachable().size());
    return counts;
  }

  private static String lower(Task task) {
    return task.state().name().toLowerCase(Locale.ROOT);
  }

  private static void tasks(State state, SortedMap<String, Double> metrics) {
    LIVE.forEach(name -> metrics.put("master/tasks_" + name, 0.0));
    for (var id : state.tasks().byFramework().keys()) {
      live(id, state)
          .forEach(
              (name, count) -> metrics.merge("master/tasks_" + name, (double) count, Double::sum));
    }
  }

  private static void resources(State state, SortedMap<String, Double> metrics) {
    var used = Quantities.NONE;
    for (var agent : state.agents().registered().values()) {
      used = used.plus(agent.used().quantities());
    }
    var total = state.agents().total();
    for (var name : List.of("cpus", "gpus", "mem", "disk")) {
      double all = total.get(name).toDouble();
      double taken = used.get(name).toDouble();
      metrics.put("master/" + name + "_total", all);
      metrics.put("master/" + name + "_used", taken);
      metrics.put("master/" + name + "_percent", all == 0 ? 0.0 : taken / all);
      for (var what : List.of("total", "used", "percent")) {
        metrics.put("master/" + name + "_revocable_" + what, 0.0);
      }
    }
  }

  private static void allocator(State state, SortedMap<String, Double> metrics) {
    var prefix = "allocator/mesos/";
    metrics.putIfAbsent(prefix + "allocation_runs", 0.0);
    metrics.put(prefix + "event_queue_dispatches", (double) state.allocation().dirty().size());
    metrics.put("allocator/event_queue_dispatches", 0.0);
    var taken = Quantities.NONE;
    for (var own : state.shares().own().values()) {
      taken = taken.plus(own);
    }
    for (var name : List.of("cpus", "mem", "disk")) {
      metrics.put(prefix + "resources/" + name + "/total", total(state, name));
      metrics.put(
          prefix + "resources/" + name + "/offered_or_allocated", taken.get(name).toDouble());
    }
    for (var role : state.frameworks().byRole().keys()) {
      long filters =
          state.filters().all().keys().stream().filter(key -> key.role().equals(role)).count();
      metrics.put(prefix + "offer_filters/roles/" + role + "/active", (double) filters);
      metrics.put(prefix + "roles/" + role + "/shares/dominant", share(state, role));
    }
  }

  private static double total(State state, String name) {
    return state.agents().total().get(name).toDouble();
  }

  private static double share(State state, String role) {
    double share = 0;
    var held = state.shares().byRole().get(role).orElse(Quantities.NONE);
    for (var entry : held.amounts().entrySet()) {
      double all = total(state, entry.getKey());
      share = Math.max(share, all == 0 ? 0 : entry.getValue().toDouble() / all);
    }
    return share;
  }

  private void queues(SortedMap<String, Double> metrics) {
    metrics.put("master/event_queue_dispatches", (double) outside.waiting().getAsInt());
    metrics.put("master/event_queue_http_requests", 0.0);
    metrics.put("master/event_queue_messages", 0.0);
    metrics.put("master/operator_event_stream_subscribers", (double) outside.watchers().getAsInt());
    metrics.put("registrar/queued_operations", 0.0);
    metrics.put("registrar/log/recovered", 1.0);
    metrics.put("registrar/log/ensemble_size", 1.0);
  }
}
