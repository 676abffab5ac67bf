package io.mesocosm.marathon.http.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.http.codec.AppWriter;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Readiness;
import io.mesocosm.marathon.model.live.Task;
import io.mesocosm.marathon.model.live.TaskFailure;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Documents of apps and their tasks, put together from fragments.
public final class AppViews {
  private static final int TASKS_REMEMBERED = 10_000;

  private final Fragments<AppPath, App> definitions = new Fragments<>();
  private final Fragments<InstanceId, Instance> tasks = new Fragments<>();

  /// An app as the state has it, with the parts that are asked for.
  public byte[] app(MarathonState state, App app, Set<Part> parts, Instant now) {
    var extra = new JsonWriter().beginObject();
    if (parts.contains(Part.COUNTS)) {
      counts(extra, state, app);
    }
    if (parts.contains(Part.DEPLOYMENTS)) {
      deployments(extra, state.deployments().touching(app.id()));
    }
    if (parts.contains(Part.TASKS)) {
      extra.name("tasks").beginArray();
      tasks(extra, state, app.id());
      extra.endArray();
    }
    if (parts.contains(Part.READINESS)) {
      readiness(extra, state, app);
    }
    if (parts.contains(Part.LAST_FAILURE)) {
      state.failures().get(app.id()).ifPresent(failure -> failure(extra, failure));
    }
    if (parts.contains(Part.STATS)) {
      TaskStats.write(extra, app, state.instances().of(app.id()), now);
    }
    return joined(definition(app), extra.endObject().toBytes());
  }

  /// An app that was just accepted: nothing runs yet, and `deployment` is bringing it up.
  public byte[] accepted(App app, DeploymentId deployment) {
    var extra = new JsonWriter().beginObject();
    for (String name : List.of("tasksStaged", "tasksRunning", "tasksHealthy", "tasksUnhealthy")) {
      extra.field(name, 0);
    }
    deployments(extra, List.of(deployment));
    return joined(definition(app), extra.endObject().toBytes());
  }

  public byte[] definition(App app) {
    return definitions.of(app.id(), app, one -> JsonText.compact(AppWriter.json(one)));
  }

  /// The tasks of an app, one value each.
  public void tasks(JsonWriter json, MarathonState state, AppPath app) {
    for (var instance : state.instances().of(app)) {
      instance.task().ifPresent(task -> json.raw(task(state, instance, task)));
    }
  }

  /// The task of an instance.
  public byte[] task(MarathonState state, Instance instance, Task task) {
    return tasks.of(instance.id(), instance, one -> rendered(state, one, task));
  }

  private static byte[] rendered(MarathonState state, Instance instance, Task task) {
    var json = new JsonWriter();
    TaskWriter.write(json, instance, task, servicePorts(state, instance));
    return json.toBytes();
  }

  /// Of the definition that an instance runs; empty when its app is gone already.
  public static List<Integer> servicePorts(MarathonState state, Instance instance) {
    return state.definition(instance).map(app -> app.spec().servicePorts()).orElse(List.of());
  }

  /// Forgets fragments of what is gone.
  public void tidy(MarathonState state) {
    definitions.keep(state.tree().apps().keys());
    if (tasks.size() > TASKS_REMEMBERED && tasks.size() > 2 * state.instances().all().size()) {
      tasks.keep(ids(state));
    }
  }

  private static Set<InstanceId> ids(MarathonState state) {
    return state.instances().all().stream().map(Instance::id).collect(Collectors.toSet());
  }

  private static void counts(JsonWriter json, MarathonState state, App app) {
    var tally = state.instances().tally(app.id());
    json.field("tasksStaged", tally.staged())
        .field("tasksRunning", tally.running())
        .field("tasksHealthy", tally.healthy())
        .field("tasksUnhealthy", tally.unhealthy());
  }

  private static void deployments(JsonWriter json, List<DeploymentId> ids) {
    json.name("deployments").beginArray();
    ids.forEach(id -> json.beginObject().field("id", id.toString()).endObject());
    json.endArray();
  }

  private static void readiness(JsonWriter json, MarathonState state, App app) {
    json.name("readinessCheckResults").beginArray();
    for (var instance : state.instances().of(app.id())) {
      instance.task().ifPresent(task -> readiness(json, task));
    }
    json.endArray();
  }

  static void readiness(JsonWriter json, Task task) {
    for (Readiness check : task.readiness()) {
      json.beginObject()
          .field("name", check.name())
          .field("taskId", task.id().toString())
          .field("ready", check.ready());
      if (!check.body().isEmpty()) {
        json.name("lastResponse")
            .beginObject()
            .field("status", check.status())
            .field("contentType", check.contentType())
            .field("body", check.body())
            .endObject();
      }
      json.endObject();
    }
  }

  private static void failure(JsonWriter json, TaskFailure failure) {
    json.name("lastTaskFailure")
        .beginObject()
        .field("appId", failure.app().text())
        .field("host", failure.host())
        .field("message", failure.message())
        .field("state", failure.state())
        .field("taskId", failure.task().toString())
        .field("timestamp", Version.text(failure.at()))
        .field("version", failure.version().toString());
    if (failure.agent().isPresent()) {
      json.field("slaveId", failure.agent().value());
    }
    json.endObject();
  }

  // Two objects as one: `{"a":1}` and `{"b":2}` are `{"a":1,"b":2}`.
  private static byte[] joined(byte[] first, byte[] second) {
    if (second.length == "{}".getBytes(UTF_8).length) {
      return first;
    }
    var both = new ByteArrayOutputStream(first.length + second.length);
    both.write(first, 0, first.length - 1);
    both.write(',');
    both.write(second, 1, second.length - 1);
    return both.toByteArray();
  }
}
