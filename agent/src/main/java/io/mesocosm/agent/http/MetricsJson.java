package io.mesocosm.agent.http;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Registration;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.runs.Stage;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.base.metrics.HostMetrics;
import io.mesocosm.protocol.resources.Resources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// `/metrics/snapshot`: a flat object, every value a double; names as on Mesos 1.12-dev, those of
/// parts that this agent does not have included, so that exporters find what they look for.
final class MetricsJson {
  private static final List<String> AMOUNTS = List.of("cpus", "gpus", "mem", "disk");
  private static final List<String> ABSENT =
      List.of(
          "containerizer/mesos/container_destroy_errors",
          "containerizer/mesos/provisioner/bind/remove_rootfs_errors",
          "containerizer/mesos/provisioner/remove_container_errors",
          "resource_provider_manager/events/disconnect",
          "resource_provider_manager/events/subscribe",
          "resource_provider_manager/subscribed",
          "slave/executors_preempted",
          "slave/invalid_framework_messages",
          "slave/invalid_status_updates",
          "slave/recovery_errors",
          "slave/valid_framework_messages");

  private final Shown shown;
  private final AgentWatch watch;
  private final AgentRoutes.Outside outside;
  private final InstantSource clock;

  MetricsJson(Shown shown, AgentWatch watch, AgentRoutes.Outside outside, InstantSource clock) {
    this.shown = shown;
    this.watch = watch;
    this.outside = outside;
    this.clock = clock;
  }

  byte[] print(AgentState state) {
    var json = new JsonWriter().beginObject();
    all(state).forEach(json::field);
    return json.endObject().toBytes();
  }

  SortedMap<String, Double> all(AgentState state) {
    var metrics = new TreeMap<String, Double>();
    ABSENT.forEach(name -> metrics.put(name, 0.0));
    HostMetrics.into(metrics);
    own(state, metrics);
    tasks(state, metrics);
    amounts(StateJson.used(state), metrics);
    return metrics;
  }

  private void own(AgentState state, SortedMap<String, Double> metrics) {
    metrics.put("containerizer/fetcher/cache_size_total_bytes", of(outside.cacheTotal()));
    metrics.put("containerizer/fetcher/cache_size_used_bytes", of(outside.cacheUsed()));
    metrics.put("containerizer/fetcher/task_fetches_failed", of(outside.notFetched()));
    metrics.put("containerizer/fetcher/task_fetches_succeeded", of(outside.fetched()));
    metrics.put("gc/path_removals_failed", (double) watch.uncollected());
    metrics.put("gc/path_removals_pending", (double) state.remains().size());
    metrics.put("gc/path_removals_succeeded", (double) watch.collected());
    metrics.put("slave/container_launch_errors", (double) watch.launchErrors());
    metrics.put(
        "slave/executor_directory_max_allowed_age_secs", outside.maxAgeSecs().getAsDouble());
    metrics.put(
        "slave/frameworks_active",
        (double)
            state.frameworks().values().stream()
                .filter(framework -> FrameworkJson.isActive(state, framework))
                .count());
    metrics.put("slave/recovery_time_secs", watch.recoverySecs());
    metrics.put(
        "slave/registered", state.registration() instanceof Registration.Member ? 1.0 : 0.0);
    metrics.put(
        "slave/uptime_secs",
        Duration.between(shown.started(), clock.instant()).toMillis() / 1000.0);
    metrics.put("slave/valid_status_updates", (double) watch.updates());
  }

  private static double of(LongSupplier supplier) {
    return supplier.getAsLong();
  }

  private void tasks(AgentState state, SortedMap<String, Double> metrics) {
    for (TaskState live :
        List.of(TaskState.STAGING, TaskState.STARTING, TaskState.RUNNING, TaskState.KILLING)) {
      metrics.put(name(live), count(state, task -> task.state() == live));
    }
    for (TaskState over :
        List.of(
            TaskState.FINISHED,
            TaskState.FAILED,
            TaskState.KILLED,
            TaskState.LOST,
            TaskState.GONE)) {
      metrics.put(name(over), (double) watch.ended(over));
    }
    metrics.put(
        "slave/executors_registering",
        count(state, task -> task.stage() instanceof Stage.Launching));
    metrics.put(
        "slave/executors_running", count(state, task -> task.stage() instanceof Stage.Running));
    metrics.put(
        "slave/executors_terminating", count(state, task -> task.stage() instanceof Stage.Killing));
    metrics.put("slave/executors_terminated", (double) watch.exits());
  }

  private static String name(TaskState state) {
    return "slave/tasks_" + state.name().toLowerCase(Locale.ROOT);
  }

  private static double count(AgentState state, Predicate<Task> which) {
    return state.tasks().values().stream().filter(which).count();
  }

  private void amounts(Resources used, SortedMap<String, Double> metrics) {
    for (String name : AMOUNTS) {
      double total = shown.facts().resources().scalar(name).toDouble();
      double taken = used.scalar(name).toDouble();
      metrics.put("slave/%s_total".formatted(name), total);
      metrics.put("slave/%s_used".formatted(name), taken);
      metrics.put("slave/%s_percent".formatted(name), total == 0 ? 0.0 : taken / total);
      for (String figure : List.of("total", "used", "percent")) {
        metrics.put("slave/%s_revocable_%s".formatted(name, figure), 0.0);
      }
    }
  }
}
