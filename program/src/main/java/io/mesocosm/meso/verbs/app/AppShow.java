package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.console.TextTable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// `meso app show ID`: one application with its tasks.
final class AppShow extends AppCommand {
  private final Flag<Boolean> json = flags().flag("json", false, "print Marathon's definition");

  AppShow() {
    super("show", "ID", "show an application and its tasks");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var app = app(call, "?embed=app.tasks&embed=app.counts&embed=app.lastTaskFailure");
    if (call.settings().get(json)) {
      call.console().line(JsonText.pretty(app.json()));
    } else {
      tell(app, call.console());
    }
    return 0;
  }

  private static void tell(JsonView app, Console console) {
    console.line(app.text("id").orElse(""));
    app.text("cmd").ifPresent(cmd -> console.line("  command    " + cmd));
    app.object("container")
        .flatMap(container -> container.object("docker"))
        .flatMap(docker -> docker.text("image"))
        .ifPresent(image -> console.line("  image      " + image));
    console.line(
        "  resources  %s cpus, %s MB"
            .formatted(AppList.number(app, "cpus"), AppList.number(app, "mem")));
    console.line(
        "  instances  %d of %d run"
            .formatted(
                app.wholeNumber("tasksRunning").orElse(0L),
                app.wholeNumber("instances").orElse(0L)));
    console.line("  version    " + app.text("version").orElse(""));
    app.object("lastTaskFailure")
        .ifPresent(failure ->
            console.line(
                "  last failure  %s %s: %s"
                    .formatted(
                        failure.text("timestamp").orElse(""),
                        failure.text("state").orElse(""),
                        failure.text("message").orElse(""))));
    tellTasks(app.objects("tasks").orElse(List.of()), console);
  }

  private static void tellTasks(List<JsonView> tasks, Console console) {
    if (tasks.isEmpty()) {
      return;
    }
    var table = new TextTable("TASK", "STATE", "HOST", "PORTS", "SINCE");
    for (var task : tasks) {
      table.row(
          task.text("id").orElse(""),
          task.text("state").orElse(""),
          task.text("host").orElse(""),
          ports(task),
          task.text("startedAt").orElse("-"));
    }
    console.line("");
    table.lines().forEach(console::line);
  }

  private static String ports(JsonView task) {
    return task.get("ports").stream()
        .flatMap(ports -> ports instanceof Json.Arr(var items) ? items.stream() : null)
        .map(JsonText::text)
        .collect(Collectors.joining(","));
  }
}
