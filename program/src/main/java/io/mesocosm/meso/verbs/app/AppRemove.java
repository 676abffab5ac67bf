package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.JsonText;
import java.io.IOException;
import java.time.Duration;

/// `meso app rm ID`.
final class AppRemove extends AppCommand {
  private final Flag<Duration> wait =
      flags().duration("wait", "60secs", "how long to wait until it is gone; 0secs: do not");
  private final Flag<Boolean> json = flags().flag("json", false, "print Marathon's answer");

  AppRemove() {
    super("rm", "ID", "end and delete an application");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    app(call, "");
    var accepted = call.marathon().send("DELETE", "/v2/apps" + call.id());
    new Deployments(call.marathon(), call.settings().get(wait)).await(accepted, call.id());
    call.console()
        .line(
            call.settings().get(json) ? JsonText.pretty(accepted.json()) : call.id() + " is gone.");
    return 0;
  }
}
