package io.mesocosm.meso.verbs.app;

import java.io.IOException;

/// `meso app rm ID`.
final class AppRemove extends AppChange {
  AppRemove() {
    super("rm", "ID", "end and delete an application", "60secs", "it is gone");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    app(call, "");
    var accepted = call.marathon().send("DELETE", "/v2/apps" + call.id());
    return carryOut(call, accepted, call.id(), call.id() + " is gone.");
  }
}
