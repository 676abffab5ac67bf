package io.mesocosm.agent.link.docker;

import io.mesocosm.agent.link.docker.options.Draft;
import io.mesocosm.base.json.Json;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.Volume;
import java.nio.file.Path;

/// What a container finds mounted: its sandbox, and the volumes of its task.
///
/// @param sandbox on the host
/// @param inside where the container finds it
record Volumes(ContainerInfo container, Path sandbox, String inside) {
  void say(Draft draft) {
    draft.addHost("Binds", Json.of(sandbox + ":" + inside));
    for (Volume volume : container.getVolumesList()) {
      draft.addHost("Binds", Json.of(bind(volume)));
    }
    container.getVolumesList().stream()
        .map(volume -> volume.getSource().getDockerVolume().getDriver())
        .filter(driver -> !driver.isEmpty())
        .findFirst()
        .ifPresent(driver -> draft.host("VolumeDriver", Json.of(driver)));
  }

  private String bind(Volume volume) {
    var target = volume.getContainerPath();
    var from = source(volume);
    var mode = volume.getMode() == Volume.Mode.RO ? "ro" : "rw";
    if (!target.startsWith("/")) {
      throw new IllegalArgumentException(
          "Volume '%s' is not absolute in its container".formatted(target));
    }
    return from.isEmpty() ? target : "%s:%s:%s".formatted(from, target, mode);
  }

  private String source(Volume volume) {
    if (!volume.hasSource()) {
      var path = volume.getHostPath();
      // The engine takes a relative one for the name of a volume; here it is in the sandbox.
      return path.isEmpty() || path.startsWith("/") ? path : sandbox.resolve(path).toString();
    }
    return switch (volume.getSource().getType()) {
      case HOST_PATH -> volume.getSource().getHostPath().getPath();
      case SANDBOX_PATH ->
          sandbox.resolve(volume.getSource().getSandboxPath().getPath()).toString();
      case DOCKER_VOLUME -> volume.getSource().getDockerVolume().getName();
      case UNKNOWN, SECRET, CSI_VOLUME ->
          throw new IllegalArgumentException(
              "Volume '%s' is of a kind that Docker containers cannot have here: %s"
                  .formatted(volume.getContainerPath(), volume.getSource().getType()));
    };
  }
}
