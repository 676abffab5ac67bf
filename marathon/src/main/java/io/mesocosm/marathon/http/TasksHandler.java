package io.mesocosm.marathon.http;

import io.mesocosm.base.Refusal;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.http.exchange.Answers;
import io.mesocosm.marathon.http.exchange.Reads;
import io.mesocosm.marathon.http.exchange.Requests;
import io.mesocosm.marathon.http.view.TaskLines;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.live.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// `/v2/tasks` and `/v2/apps/{id}/tasks`.
final class TasksHandler {
  private final Reads reads;
  private final TaskKills kills;

  TasksHandler(Reads reads, TaskKills kills) {
    this.reads = reads;
    this.kills = kills;
  }

  /// All tasks, or those of a `status`; one line for each port when plain text is wanted.
  Response all(Request request) throws InterruptedException {
    var states = new ArrayList<>(request.queryParams("status"));
    states.addAll(request.queryParams("status[]"));
    Predicate<Instance> wanted =
        one ->
            states.isEmpty()
                || (states.contains("running") && one.isRunning())
                || (states.contains("staging") && one.condition().isStarting());
    return reads.with(state ->
        Requests.wantsText(request)
            ? Response.text(200, TaskLines.of(state, state.tree().apps().values()))
            : Response.json(
                200, kills.list(state, state.instances().all().stream().filter(wanted).toList())));
  }

  /// The tasks of an app, or of every app below a group.
  Response ofApp(Request request) throws InterruptedException {
    return reads.with(state ->
        apps(state, request)
            .<Response>map(apps ->
                Requests.wantsText(request)
                    ? Response.text(200, TaskLines.of(state, apps))
                    : Response.json(200, kills.list(state, instances(state, apps))))
            .orElseGet(() -> AppHandler.missing(request)));
  }

  private static Optional<Collection<App>> apps(MarathonState state, Request request) {
    return Requests.isWildcard(request)
        ? Requests.wildcardGroup(request).map(state.tree()::appsBelow)
        : Requests.path(request).flatMap(state.tree()::app).map(List::of);
  }

  private static List<Instance> instances(MarathonState state, Collection<App> apps) {
    return apps.stream().flatMap(app -> state.instances().of(app.id()).stream()).toList();
  }

  /// Kills the tasks of an app, on one `host` or everywhere.
  Response killOfApp(Request request) throws InterruptedException {
    var host = request.queryParam("host").orElse("*");
    return reads.with(state -> {
      var apps = apps(state, request);
      if (apps.isEmpty()) {
        return AppHandler.missing(request);
      }
      var victims =
          instances(state, apps.get()).stream()
              .filter(one ->
                  one.task()
                      .filter(task -> host.equals("*") || host.equals(task.on().hostname()))
                      .isPresent())
              .toList();
      return kills.kill(request, victims, killed -> kills.list(state, killed));
    });
  }

  Response killOne(Request request) throws InterruptedException {
    var id = request.param("taskId");
    return reads.with(state -> {
      if (apps(state, request).isEmpty()) {
        return AppHandler.missing(request);
      }
      var victim =
          TaskIds.find(state, id)
              .filter(one -> Requests.path(request).filter(one.app()::equals).isPresent());
      return victim.isEmpty()
          ? Answers.refused(List.of(AppWishes.unknown("Task", id)))
          : kills.kill(request, List.of(victim.get()), killed -> kills.single(state, killed));
    });
  }

  /// Kills tasks by their ids; ids of nothing are passed over.
  Response killMany(Request request) throws InterruptedException {
    return Answers.of(Requests.body(request), body -> killMany(request, body));
  }

  private Response killMany(Request request, Json body) throws InterruptedException {
    var problems = new ArrayList<Refusal>();
    var view = JsonView.of(body, problems);
    var ids = view.texts("ids").orElse(List.of());
    if (!view.has("ids")) {
      view.refuse("ids", "", "must be given");
    }
    if (!problems.isEmpty()) {
      return Answers.refused(problems);
    }
    for (String id : ids) {
      if (!TaskIds.isReadable(id)) {
        return Answers.message(400, "'%s' is no task id".formatted(id));
      }
    }
    return reads.with(state -> {
      var victims = ids.stream().flatMap(id -> TaskIds.find(state, id).stream()).toList();
      return kills.kill(request, victims, killed -> kills.list(state, killed));
    });
  }
}
