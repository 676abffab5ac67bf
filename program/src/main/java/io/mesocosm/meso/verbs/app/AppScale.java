package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.console.CommandFailedException;
import java.io.IOException;
import java.time.Duration;

/// `meso app scale ID N`.
final class AppScale extends AppCommand {
  private final Flag<Duration> wait =
      flags().duration("wait", "60secs", "how long to wait until all run; 0secs: do not");
  private final Flag<Boolean> force =
      flags().flag("force", false, "even while another deployment of it is under way");
  private final Flag<Boolean> json = flags().flag("json", false, "print Marathon's answer");

  AppScale() {
    super("scale", "ID N", "run N instances of an application");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var instances = instances(call.word(1));
    app(call, "");
    var path = "/v2/apps" + call.id() + "?force=" + call.settings().get(force);
    var accepted = call.marathon().send("PUT", path, Json.obj("instances", instances));
    new Deployments(call.marathon(), call.settings().get(wait)).await(accepted, call.id());
    call.console()
        .line(
            call.settings().get(json)
                ? JsonText.pretty(accepted.json())
                : "%s has %d instance(s).".formatted(call.id(), instances));
    return 0;
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
