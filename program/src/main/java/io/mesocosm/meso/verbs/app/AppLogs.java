package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.apps.Sandboxes;
import io.mesocosm.meso.console.CommandFailedException;
import java.io.IOException;
import java.util.List;

/// `meso app logs ID [-f]`: what the tasks of an application print.
final class AppLogs extends AppCommand {
  private static final long LOOK_AGAIN_MS = 250;

  private final Flag<Boolean> follow =
      flags().flag("follow", false, "go on as it prints more, until interrupted");
  private final Flag<Boolean> stderr =
      flags().flag("stderr", false, "standard error instead of standard output");
  private final Flag<String> task =
      flags().text("task", "", "the task whose id holds this text; else the newest");

  AppLogs() {
    super("logs", "ID", "what a task of an application prints");
    flags().shortName('f', "follow");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var chosen = chosen(call);
    var file =
        Sandboxes.of(call.marathon(), call.http())
            .open(chosen, call.settings().get(stderr) ? "stderr" : "stdout");
    var out = call.console().out();
    file.copyNew(out);
    while (call.settings().get(follow)) {
      Thread.sleep(LOOK_AGAIN_MS);
      file.copyNew(out);
    }
    return 0;
  }

  private JsonView chosen(Call call) throws IOException, InterruptedException {
    var part = call.settings().get(task);
    var tasks = app(call, "?embed=app.tasks").objects("tasks").orElse(List.of());
    return tasks.stream()
        .filter(candidate -> candidate.text("id").orElse("").contains(part))
        .filter(candidate -> candidate.has("slaveId"))
        .reduce((_, later) -> later)
        .orElseThrow(() ->
            CommandFailedException.trouble(
                "%s has no task%s; `meso app why %s` says what it waits for"
                    .formatted(
                        call.id(),
                        part.isEmpty() ? "" : " whose id holds '" + part + "'",
                        call.id())));
  }
}
