package io.mesocosm.marathon.http.view;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.live.Health;
import io.mesocosm.marathon.model.live.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// How the tasks of an app do, by how new their configuration is (Marathon 1.11, `taskStats`).
///
/// The original prints it as `tasksStats` since 1.5, its documentation and its page read
/// `taskStats`: both are printed, and only when asked for.
final class TaskStats {
  private TaskStats() {}

  static void write(JsonWriter json, App app, Collection<Instance> instances, Instant now) {
    for (String name : List.of("taskStats", "tasksStats")) {
      json.name(name).beginObject();
      section(
          json,
          "startedAfterLastScaling",
          instances,
          one -> one.version().compareTo(app.lastScalingAt()) >= 0,
          now);
      section(json, "withLatestConfig", instances, one -> one.isCurrent(app), now);
      section(json, "withOutdatedConfig", instances, one -> !one.isCurrent(app), now);
      section(json, "totalSummary", instances, _ -> true, now);
      json.endObject();
    }
  }

  private static void section(
      JsonWriter json,
      String name,
      Collection<Instance> all,
      Predicate<Instance> which,
      Instant now) {
    var some = all.stream().filter(one -> one.task().isPresent()).filter(which).toList();
    if (some.isEmpty()) {
      return;
    }
    json.name(name).beginObject().name("stats").beginObject();
    json.name("counts")
        .beginObject()
        .field("staged", count(some, one -> one.condition().isStarting()))
        .field("running", count(some, Instance::isRunning))
        .field("healthy", count(some, one -> one.vitality() == Health.Vitality.ALIVE))
        .field("unhealthy", count(some, one -> one.vitality() == Health.Vitality.DEAD))
        .endObject();
    lifeTime(json, some, now);
    json.endObject().endObject();
  }

  private static long count(List<Instance> some, Predicate<Instance> which) {
    return some.stream().filter(which).count();
  }

  private static void lifeTime(JsonWriter json, List<Instance> some, Instant now) {
    var seconds =
        some.stream()
            .flatMap(one -> one.task().stream())
            .filter(task -> task.hasStarted())
            .mapToDouble(task -> Duration.between(task.startedAt(), now).toMillis() / 1000.0)
            .sorted()
            .toArray();
    if (seconds.length == 0) {
      return;
    }
    var sum = 0.0;
    for (double one : seconds) {
      sum += one;
    }
    json.name("lifeTime")
        .beginObject()
        .field("averageSeconds", sum / seconds.length)
        .field("medianSeconds", seconds[seconds.length / 2])
        .endObject();
  }
}
