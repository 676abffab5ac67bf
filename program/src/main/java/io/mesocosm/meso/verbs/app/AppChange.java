package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import java.io.IOException;
import java.time.Duration;

/// What the commands that change applications have in common: Marathon accepts a change at once and
/// carries it out later.
abstract class AppChange extends AppCommand {
  private final Flag<Duration> wait;
  private final Flag<Boolean> json;

  /// @param patience how long it waits unless told otherwise, `60secs`
  /// @param until what it waits for
  AppChange(String name, String words, String summary, String patience, String until) {
    super(name, words, summary);
    wait =
        flags().duration("wait", patience, "how long to wait until " + until + "; 0secs: do not");
    json = flags().flag("json", false, "print Marathon's answer");
  }

  /// Waits for a change and tells of it, or that it is only accepted when nobody wants to wait.
  ///
  /// @param accepted Marathon's answer to it
  /// @param id of the application
  /// @param done what is true then
  /// @return exit code
  final int carryOut(Call call, JsonView accepted, String id, String done)
      throws IOException, InterruptedException {
    var patience = call.settings().get(wait);
    new Deployments(call.marathon(), patience).await(accepted, id);
    var words = patience.isZero() ? id + ": accepted, and under way." : done;
    call.console().line(call.settings().get(json) ? JsonText.pretty(accepted.json()) : words);
    return 0;
  }
}
