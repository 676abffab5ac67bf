package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.JsonText;
import java.io.IOException;
import java.time.Duration;

/// `meso app restart ID`.
final class AppRestart extends AppCommand {
  private final Flag<Duration> wait =
      flags().duration("wait", "120secs", "how long to wait until all are new; 0secs: do not");
  private final Flag<Boolean> force =
      flags().flag("force", false, "even while another deployment of it is under way");
  private final Flag<Boolean> json = flags().flag("json", false, "print Marathon's answer");

  AppRestart() {
    super("restart", "ID", "replace every instance of an application by a new one");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    app(call, "");
    var path = "/v2/apps" + call.id() + "/restart?force=" + call.settings().get(force);
    var accepted = call.marathon().send("POST", path);
    new Deployments(call.marathon(), call.settings().get(wait)).await(accepted, call.id());
    call.console()
        .line(
            call.settings().get(json)
                ? JsonText.pretty(accepted.json())
                : call.id() + " is restarted.");
    return 0;
  }
}
