package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.apps.MarathonApi;
import io.mesocosm.meso.console.CommandFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Waits for a change to be carried out.
final class Deployments {
  private static final long LOOK_AGAIN_MS = 50;

  private final MarathonApi marathon;
  private final Duration patience;

  /// @param patience zero: do not wait
  Deployments(MarathonApi marathon, Duration patience) {
    this.marathon = marathon;
    this.patience = patience;
  }

  /// @param accepted Marathon's answer to the change, which names the deployment
  /// @throws CommandFailedException when it is not done in time, naming what to ask next
  void await(JsonView accepted, String app) throws IOException, InterruptedException {
    var id = idOf(accepted);
    var deadline = System.nanoTime() + patience.toNanos();
    while (!patience.isZero() && isUnderWay(id)) {
      if (System.nanoTime() > deadline) {
        throw CommandFailedException.trouble(
            "%s is still being deployed after %d s; `meso app why %s` says what it waits for"
                .formatted(app, patience.toSeconds(), app));
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  // A new application names it in a list, a changed one by itself.
  private static String idOf(JsonView accepted) {
    return accepted
        .text("deploymentId")
        .or(() ->
            accepted.objects("deployments").orElse(List.of()).stream()
                .findFirst()
                .flatMap(deployment -> deployment.text("id")))
        .orElse("");
  }

  private boolean isUnderWay(String id) throws IOException, InterruptedException {
    for (var deployment : marathon.getAll("/v2/deployments")) {
      if (deployment.text("id").orElse("").equals(id)) {
        return true;
      }
    }
    return false;
  }
}
