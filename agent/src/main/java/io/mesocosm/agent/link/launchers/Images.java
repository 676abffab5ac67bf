package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.link.docker.Credentials;
import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.docker.EngineException;
import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.base.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Images of tasks: the engine's own when it has them, a registry's when it has not, or when a task
/// wants them anew (Mesos 1.11 documentation, "Docker Containerizer", `force_pull_image`).
final class Images {
  private static final System.Logger LOG = System.getLogger(Images.class.getName());

  private final Engine engine;
  private final Insistence insistence;
  private final Credentials ofAgent;

  /// @param ofAgent `--docker_config`
  Images(Engine engine, Insistence insistence, Credentials ofAgent) {
    this.engine = engine;
    this.insistence = insistence;
    this.ofAgent = ofAgent;
  }

  boolean isHere(String image) throws IOException, InterruptedException {
    return insistence.ask(() -> engine.hasImage(image));
  }

  /// @param sandbox where a task may have brought credentials of its own
  /// @throws LaunchException saying which image, and what the engine or the registry said
  void pull(String image, Path sandbox) throws IOException, InterruptedException {
    try {
      var known = credentials(image, sandbox);
      insistence.ask(() -> {
        engine.pull(image, known);
        return true;
      });
    } catch (IOException failure) {
      throw new LaunchException(
          "Failed to launch container: Failed to pull image '%s': %s"
              .formatted(image, failure.getMessage()),
          failure);
    }
  }

  /// A task's own go first.
  private Optional<Json> credentials(String image, Path sandbox)
      throws IOException, InterruptedException {
    var ofTask = Credentials.in(sandbox);
    if (ofTask.isEmpty() && ofAgent.isEmpty()) {
      return Optional.empty();
    }
    var common = insistence.ask(engine::commonRegistry);
    var brought = ofTask.of(image, common);
    return brought.isPresent() ? brought : ofAgent.of(image, common);
  }

  /// Has the newest one here. The one that is here will do when the registry cannot be asked: a
  /// task that ran yesterday shall run while the network is away.
  void renew(String image, Path sandbox) throws IOException, InterruptedException {
    try {
      pull(image, sandbox);
    } catch (LaunchException failure) {
      if (!(failure.getCause() instanceof EngineException) || !isHere(image)) {
        throw failure;
      }
      LOG.log(System.Logger.Level.WARNING, "local_image_used why=\"{0}\"", failure.getMessage());
    }
  }
}
