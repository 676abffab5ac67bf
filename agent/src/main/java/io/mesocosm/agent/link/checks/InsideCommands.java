package io.mesocosm.agent.link.checks;

import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.docker.EngineException;
import io.mesocosm.agent.link.launchers.DockerOrders;
import io.mesocosm.agent.link.launchers.ShimLauncher;
import io.mesocosm.agent.model.checks.Probe.Answer;
import io.mesocosm.agent.model.runs.Command;
import io.mesocosm.agent.model.runs.RunPlace;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/// Commands of health checks, run in the task's container beside the task (Mesos 1.11: `docker
/// exec`).
///
/// The engine stands between us and the task. When it is the one that does not answer, nothing is
/// known of the task, and the task must not be killed for it.
public record InsideCommands(Engine engine) {
  /// A healthy engine answers within milliseconds.
  private static final Duration GREETING = Duration.ofSeconds(2);

  public Answer run(RunPlace place, Command command, Duration patience)
      throws InterruptedException {
    var env =
        command.environment().entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .toList();
    try {
      return new Answer.ExitCode(
          engine
              .within(patience)
              .exec(DockerOrders.name(place), ShimLauncher.words(command), env, patience));
    } catch (EngineException refused) {
      return new Answer.Silence(String.valueOf(refused.getMessage()));
    } catch (HttpTimeoutException late) {
      return isHome()
          ? new Answer.Silence("the command did not end within " + patience)
          : new Answer.Unseen(String.valueOf(late.getMessage()));
    } catch (IOException away) {
      return new Answer.Unseen(String.valueOf(away.getMessage()));
    }
  }

  private boolean isHome() throws InterruptedException {
    try {
      engine.within(GREETING).ping();
      return true;
    } catch (IOException away) {
      return false;
    }
  }
}
