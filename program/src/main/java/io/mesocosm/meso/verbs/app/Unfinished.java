package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.json.JsonView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an application waits for though none of its instances waits for an offer: tasks that start,
/// checks that have not passed, old instances that are still there, other applications that come
/// first in a deployment.
final class Unfinished {
  private static final String RUNNING = "TASK_RUNNING";

  private Unfinished() {}

  /// A line for each.
  ///
  /// @param app as Marathon shows it, with its tasks
  /// @param deployments all that are under way
  static List<String> lines(String id, JsonView app, List<JsonView> deployments) {
    var lines = new ArrayList<String>();
    for (var deployment : deployments) {
      if (deployment.texts("affectedApps").orElse(List.of()).contains(id)) {
        lines.add(step(id, deployment));
        lines.addAll(unready(id, deployment));
      }
    }
    for (var task : list(app, "tasks")) {
      trouble(app, task).ifPresent(lines::add);
    }
    return lines;
  }

  private static String step(String id, JsonView deployment) {
    var steps = list(deployment, "steps");
    var current = deployment.wholeNumber("currentStep").orElse(1L).intValue();
    var step =
        "step %d of %d of deployment %s"
            .formatted(current, steps.size(), deployment.text("id").orElse(""));
    var now = apps(steps.get(Math.clamp(current, 1, steps.size()) - 1));
    if (now.contains(id)) {
      return "  %s is under way: %s"
          .formatted(
              step,
              list(deployment, "currentActions").stream()
                  .filter(action -> action.text("app").orElse("").equals(id))
                  .map(action -> action.text("action").orElse(""))
                  .collect(Collectors.joining(", ")));
    }
    var comes = steps.stream().skip(current).anyMatch(later -> apps(later).contains(id));
    return "  %s: %s is for %s"
        .formatted(
            comes ? "its turn has not come" : "its own part is done", step, String.join(", ", now));
  }

  private static List<String> apps(JsonView step) {
    return list(step, "actions").stream().flatMap(action -> action.text("app").stream()).toList();
  }

  private static List<String> unready(String id, JsonView deployment) {
    return list(deployment, "currentActions").stream()
        .filter(action -> action.text("app").orElse("").equals(id))
        .flatMap(action -> list(action, "readinessCheckResults").stream())
        .filter(check -> !check.flag("ready").orElse(false))
        .map(check ->
            "  %s is not ready: its check %s has not passed"
                .formatted(check.text("taskId").orElse(""), check.text("name").orElse("")))
        .toList();
  }

  /// Why this task is not yet what is wanted; empty when it is.
  private static Optional<String> trouble(JsonView app, JsonView task) {
    var what = "  %s on %s".formatted(task.text("id").orElse(""), task.text("host").orElse(""));
    var state = task.text("state").orElse("");
    if (!state.equals(RUNNING)) {
      return Optional.of(
          "%s is %s, launched %s".formatted(what, state, task.text("stagedAt").orElse("before")));
    }
    var wanted =
        app.object("versionInfo").flatMap(info -> info.text("lastConfigChangeAt")).orElse("");
    var version = task.text("version").orElse(wanted);
    // Moments in UTC, all of one form, are in order as texts.
    return version.compareTo(wanted) < 0
        ? Optional.of("%s is of the older version %s".formatted(what, version))
        : unhealthy(app, task).map(why -> what + " " + why);
  }

  private static Optional<String> unhealthy(JsonView app, JsonView task) {
    var results = list(task, "healthCheckResults");
    var dead = results.stream().filter(check -> !check.flag("alive").orElse(true)).findFirst();
    if (dead.isPresent()) {
      return Optional.of(
          "is unhealthy: " + dead.get().text("lastFailureCause").orElse("its check fails"));
    }
    var checks = list(app, "healthChecks").size();
    return results.size() < checks
        ? Optional.of(
            "is not known to be healthy: %d of %d checks have passed"
                .formatted(results.size(), checks))
        : Optional.empty();
  }

  private static List<JsonView> list(JsonView of, String name) {
    return of.objects(name).orElse(List.of());
  }
}
