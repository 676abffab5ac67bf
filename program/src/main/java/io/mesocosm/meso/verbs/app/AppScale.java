package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.Json;
import io.mesocosm.meso.console.CommandFailedException;
import java.io.IOException;

/// `meso app scale ID N`.
final class AppScale extends AppChange {
  private final Flag<Boolean> force =
      flags().flag("force", false, "even while another deployment of it is under way");

  AppScale() {
    super("scale", "ID N", "run N instances of an application", "60secs", "all run");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var instances = instances(call.word(1));
    app(call, "");
    var path = "/v2/apps" + call.id() + "?force=" + call.settings().get(force);
    var accepted = call.marathon().send("PUT", path, Json.obj("instances", instances));
    var done = "%s has %d instance(s).".formatted(call.id(), instances);
    return carryOut(call, accepted, call.id(), done);
  }

  private static int instances(String word) {
    try {
      var instances = Integer.parseInt(word);
      if (instances >= 0) {
        return instances;
      }
    } catch (NumberFormatException noNumber) {
      throw notANumber(word);
    }
    throw notANumber(word);
  }

  private static CommandFailedException notANumber(String word) {
    return CommandFailedException.usage("N: '%s' is not a number of 0 or more".formatted(word));
  }
}
