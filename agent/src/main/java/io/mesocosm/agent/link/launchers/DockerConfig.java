package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.link.docker.Credentials;
import java.nio.file.Path;
import java.time.Duration;

/// How containers of the Docker engine are used; names and defaults are those of Mesos 1.11.
///
/// @param enabled whether `--containerizers` names `docker`
/// @param socket `--docker_socket`
/// @param removeDelay `--docker_remove_delay`: from the end of a container to its removal
/// @param killOrphans `--docker_kill_orphans`: ours that no run is known for
/// @param sandbox `--sandbox_directory`: where a container finds its sandbox
/// @param credentials `--docker_config`: for tasks that bring none of their own
public record DockerConfig(
    boolean enabled,
    Path socket,
    Duration removeDelay,
    boolean killOrphans,
    String sandbox,
    Credentials credentials) {
  public static final DockerConfig OFF =
      new DockerConfig(
          false,
          Path.of("/var/run/docker.sock"),
          Duration.ofHours(6),
          true,
          "/mnt/mesos/sandbox",
          Credentials.NONE);
}
