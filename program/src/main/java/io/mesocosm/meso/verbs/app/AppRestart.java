package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.config.Flag;
import java.io.IOException;

/// `meso app restart ID`.
final class AppRestart extends AppChange {
  private final Flag<Boolean> force =
      flags().flag("force", false, "even while another deployment of it is under way");

  AppRestart() {
    super(
        "restart",
        "ID",
        "replace every instance of an application by a new one",
        "120secs",
        "all are new");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    app(call, "");
    var path = "/v2/apps" + call.id() + "/restart?force=" + call.settings().get(force);
    var accepted = call.marathon().send("POST", path);
    return carryOut(call, accepted, call.id(), call.id() + " is restarted.");
  }
}
