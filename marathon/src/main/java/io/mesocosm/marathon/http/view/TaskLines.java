package io.mesocosm.marathon.http.view;

import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.placement.TaskPorts;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.live.Task;
import java.util.Collection;
import java.util.List;

/// Running tasks as lines for load balancers: name, service port, and every address that serves it,
/// each followed by a tab (Marathon up to 1.10, `Accept: text/plain`).
public final class TaskLines {
  private TaskLines() {}

  public static String of(MarathonState state, Collection<App> apps) {
    var lines = new StringBuilder();
    for (App app : apps) {
      var tasks =
          state.instances().of(app.id()).stream()
              .filter(one -> one.isRunning())
              .flatMap(one -> one.task().stream())
              .toList();
      lines(lines, app, tasks);
    }
    return lines.toString();
  }

  private static void lines(StringBuilder lines, App app, List<Task> tasks) {
    var ports = app.spec().servicePorts();
    if (ports.isEmpty()) {
      lines.append(app.id().safeId()).append("\t \t");
      tasks.forEach(task -> lines.append(task.on().hostname()).append('\t'));
      lines.append('\n');
    }
    for (int i = 0; i < ports.size(); i++) {
      lines.append(app.id().safeId()).append('\t').append(ports.get(i)).append('\t');
      for (Task task : tasks) {
        var given = TaskPorts.of(app.spec(), task.on().hostPorts());
        if (i < given.size() && given.get(i).hostPort() != 0) {
          lines
              .append(task.on().hostname())
              .append(':')
              .append(given.get(i).hostPort())
              .append('\t');
        }
      }
      lines.append('\n');
    }
  }
}
