package io.mesocosm.master.http.documents;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.master.core.State;
import io.mesocosm.master.model.Status;
import io.mesocosm.master.model.Task;
import io.mesocosm.master.wire.StatusMessages;
import java.util.Comparator;

/// `/tasks`: all tasks, newest first, page by page.
public final class TasksJson {
  private static final int PAGE = 100;

  private final Fragments fragments;

  public TasksJson(Fragments fragments) {
    this.fragments = fragments;
  }

  public byte[] print(State state, Request request) {
    var framework = request.queryParam("framework_id");
    var task = request.queryParam("task_id");
    int limit = number(request, "limit", PAGE);
    int offset = number(request, "offset", 0);
    boolean ascending = request.queryParam("order").filter("asc"::equals).isPresent();
    var byTime = Comparator.comparingDouble(Dated::began);
    var json = new JsonWriter().beginObject().name("tasks").beginArray();
    SummaryJson.all(state)
        .filter(one -> framework.isEmpty() || framework.get().equals(one.framework().value()))
        .filter(one -> task.isEmpty() || task.get().equals(one.id().value()))
        .map(one -> new Dated(one, began(one)))
        .sorted(ascending ? byTime : byTime.reversed())
        .skip(offset)
        .limit(limit)
        .forEach(one -> json.raw(fragments.task(one.task())));
    return json.endArray().endObject().toBytes();
  }

  /// Its beginning is taken out of a message once, and not for every comparison.
  private record Dated(Task task, double began) {}

  /// A number that is none counts as not given, as on the original.
  private static int number(Request request, String name, int byDefault) {
    return request
        .queryParam(name)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElse(byDefault);
  }

  private static double began(Task task) {
    if (task.statuses().isEmpty()) {
      return 0;
    }
    Status first = task.statuses().getFirst();
    return StatusMessages.status(task, first).getTimestamp();
  }
}
