package io.mesocosm.marathon.http;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.messages.KillMode;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.http.exchange.Answers;
import io.mesocosm.marathon.http.exchange.Requests;
import io.mesocosm.marathon.http.exchange.Writes;
import io.mesocosm.marathon.http.view.AppViews;
import io.mesocosm.marathon.model.live.Instance;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Kills tasks, in one of three ways (Marathon 1.11): they are launched again, or the app has so
/// many instances less (`scale`), or others take their place (`wipe`).
final class TaskKills {
  private final Writes writes;
  private final AppViews views;

  TaskKills(Writes writes, AppViews views) {
    this.writes = writes;
    this.views = views;
  }

  /// @param document from the killed instances, for ways that begin no deployment
  Response kill(Request request, List<Instance> victims, Function<List<Instance>, byte[]> document)
      throws InterruptedException {
    var scale = Requests.flag(request, "scale", false);
    var wipe = Requests.flag(request, "wipe", false);
    if (scale && wipe) {
      return Answers.message(400, "scale and wipe cannot both be true");
    }
    if (victims.isEmpty()) {
      return Response.json(200, document.apply(List.of()));
    }
    var mode = scale ? KillMode.SCALE : wipe ? KillMode.WIPE : KillMode.RELAUNCH;
    var force = Requests.flag(request, "force", false);
    var ids = victims.stream().map(Instance::id).toList();
    return answer(
        writes.ask(ticket -> new Input.Kill(ticket, Writes.newId(), ids, mode, force)), document);
  }

  private static Response answer(Optional<Reply> reply, Function<List<Instance>, byte[]> document) {
    return reply.isPresent() && reply.get() instanceof Reply.Killed(var instances)
        ? Response.json(200, document.apply(instances))
        : Writes.deployed(reply, deployed -> Answers.deployed(200, deployed));
  }

  /// `{"tasks": […]}`.
  byte[] list(MarathonState state, List<Instance> instances) {
    var json = new JsonWriter().beginObject().name("tasks").beginArray();
    for (Instance instance : instances) {
      instance.task().ifPresent(task -> json.raw(views.task(state, instance, task)));
    }
    return json.endArray().endObject().toBytes();
  }

  /// `{"task": …}`.
  byte[] single(MarathonState state, List<Instance> instances) {
    var json = new JsonWriter().beginObject();
    for (Instance instance : instances) {
      instance.task().ifPresent(task -> json.fieldRaw("task", views.task(state, instance, task)));
    }
    return json.endObject().toBytes();
  }
}
