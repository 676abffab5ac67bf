package io.mesocosm.master.http.metrics;

import java.util.ArrayList;
import java.util.List;

/// The counters that `/metrics/snapshot` shows from the first moment on, though nothing has
/// happened yet. Mesos 1.11 documentation, "Observability metrics", and the captured snapshots.
final class MetricNames {
  /// All of them begin with `master/`.
  static final List<String> COUNTERS = counters();

  /// Of each framework; they begin with `master/frameworks/NAME/ID/`.
  static final List<String> OF_FRAMEWORK = ofFramework();

  private MetricNames() {}

  private static List<String> counters() {
    var names =
        new ArrayList<>(
            List.of(
                "dropped_messages",
                "http_cache_hits",
                "recovery_slave_removals",
                "slave_registrations",
                "slave_reregistrations",
                "slave_removals",
                "slave_removals/reason_registered",
                "slave_removals/reason_unhealthy",
                "slave_removals/reason_unregistered"));
    for (var what : List.of("slave_shutdowns", "slave_unreachable")) {
      for (var how : List.of("scheduled", "completed", "canceled")) {
        names.add(what + "_" + how);
      }
    }
    for (var validity : List.of("valid", "invalid")) {
      for (var what :
          List.of(
              "executor_to_framework_messages",
              "framework_to_executor_messages",
              "operation_status_update_acknowledgements",
              "operation_status_updates",
              "status_update_acknowledgements",
              "status_updates")) {
        names.add(validity + "_" + what);
      }
    }
    for (var message :
        List.of(
            "authenticate",
            "deactivate_framework",
            "decline_offers",
            "executor_to_framework",
            "exited_executor",
            "framework_to_executor",
            "kill_task",
            "launch_tasks",
            "operation_status_update",
            "operation_status_update_acknowledgement",
            "reconcile_operations",
            "reconcile_tasks",
            "register_framework",
            "register_slave",
            "reregister_framework",
            "reregister_slave",
            "resource_request",
            "revive_offers",
            "status_update",
            "status_update_acknowledgement",
            "suppress_offers",
            "unregister_framework",
            "unregister_slave",
            "update_slave")) {
      names.add("messages_" + message);
    }
    for (var state :
        List.of(
            "dropped",
            "error",
            "failed",
            "finished",
            "gone",
            "gone_by_operator",
            "killed",
            "lost")) {
      names.add("tasks_" + state);
    }
    operations(names);
    return List.copyOf(names);
  }

  /// This master carries out none, so all of them stay at zero.
  private static void operations(List<String> names) {
    for (var type :
        List.of(
            "",
            "create/",
            "create_disk/",
            "destroy/",
            "destroy_disk/",
            "grow_volume/",
            "reserve/",
            "shrink_volume/",
            "unreserve/")) {
      for (var state :
          List.of(
              "dropped",
              "error",
              "failed",
              "finished",
              "gone_by_operator",
              "pending",
              "recovering",
              "total",
              "unreachable")) {
        names.add("operations/" + type + state);
      }
    }
  }

  private static List<String> ofFramework() {
    var names = new ArrayList<>(List.of("calls", "events", "operations"));
    for (var call :
        List.of(
            "accept",
            "accept_inverse_offers",
            "acknowledge",
            "acknowledge_operation_status",
            "decline",
            "decline_inverse_offers",
            "kill",
            "message",
            "reconcile",
            "reconcile_operations",
            "request",
            "revive",
            "shutdown",
            "subscribe",
            "suppress",
            "teardown",
            "update_framework")) {
      names.add("calls/" + call);
    }
    for (var event :
        List.of(
            "error",
            "failure",
            "heartbeat",
            "inverse_offers",
            "message",
            "offers",
            "rescind",
            "rescind_inverse_offer",
            "subscribed",
            "update",
            "update_operation_status")) {
      names.add("events/" + event);
    }
    for (var offers : List.of("accepted", "declined", "rescinded", "sent")) {
      names.add("offers/" + offers);
    }
    for (var operation :
        List.of(
            "create",
            "create_disk",
            "destroy",
            "destroy_disk",
            "grow_volume",
            "launch",
            "launch_group",
            "reserve",
            "shrink_volume",
            "unreserve")) {
      names.add("operations/" + operation);
    }
    for (var state :
        List.of(
            "dropped",
            "error",
            "failed",
            "finished",
            "gone",
            "gone_by_operator",
            "killed",
            "lost")) {
      names.add("tasks/terminal/task_" + state);
    }
    for (var state :
        List.of("killing", "running", "staging", "starting", "unknown", "unreachable")) {
      names.add("tasks/active/task_" + state);
    }
    return List.copyOf(names);
  }
}
