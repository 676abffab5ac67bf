package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.console.TextTable;
import java.io.IOException;
import java.util.List;

/// `meso app list`: every application in a line.
final class AppList extends AppCommand {
  private final Flag<Boolean> json = flags().flag("json", false, "print Marathon's answer");

  AppList() {
    super("list", "", "list applications");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var query = "?embed=apps.counts&embed=apps.deployments";
    var apps = call.marathon().get("/v2/apps" + query);
    if (call.settings().get(json)) {
      call.console().line(JsonText.pretty(apps.json()));
      return 0;
    }
    var table = new TextTable("ID", "RUNNING", "HEALTHY", "CPUS", "MEM", "STATE");
    for (var app : apps.objects("apps").orElse(List.of())) {
      table.row(
          app.text("id").orElse(""),
          count(app, "tasksRunning") + "/" + count(app, "instances"),
          app.objects("healthChecks").orElse(List.of()).isEmpty()
              ? "-"
              : Long.toString(count(app, "tasksHealthy")),
          number(app, "cpus"),
          number(app, "mem"),
          state(app));
    }
    table.lines().forEach(call.console()::line);
    return 0;
  }

  private static String state(JsonView app) {
    if (!app.objects("deployments").orElse(List.of()).isEmpty()) {
      return count(app, "tasksRunning") + count(app, "tasksStaged") == 0 ? "waiting" : "deploying";
    }
    return count(app, "instances") == 0 ? "suspended" : "running";
  }

  private static long count(JsonView app, String name) {
    return app.wholeNumber(name).orElse(0L);
  }

  static String number(JsonView app, String name) {
    var number = app.number(name).orElse(0.0);
    return number == Math.rint(number)
        ? Long.toString(Math.round(number))
        : Double.toString(number);
  }
}
