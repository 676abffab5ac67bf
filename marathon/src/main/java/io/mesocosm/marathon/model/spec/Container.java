package io.mesocosm.marathon.model.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the task's process is put into.
///
/// @param image null: the agent's own file system (Mesos containerizer only)
/// @param portMappings empty on the host's network
/// @param linux null when nothing is said
public record Container(
    Engine engine,
    @Nullable Image image,
    List<PortMapping> portMappings,
    List<Volume> volumes,
    @Nullable Linux linux) {

  /// Who contains it.
  public enum Engine {
    DOCKER,
    MESOS
  }

  public Container {
    portMappings = List.copyOf(portMappings);
    volumes = List.copyOf(volumes);
  }

  public static Container docker(String image) {
    return new Container(Engine.DOCKER, Image.of(image), List.of(), List.of(), null);
  }

  public static Container mesos() {
    return new Container(Engine.MESOS, null, List.of(), List.of(), null);
  }

  public boolean hasPersistentVolumes() {
    return volumes.stream().anyMatch(volume -> volume instanceof Volume.Persistent);
  }

  public Container withPortMappings(List<PortMapping> others) {
    return new Container(engine, image, others, volumes, linux);
  }

  /// An image in Docker's format.
  ///
  /// @param parameters options of the Docker command line
  /// @param pullSecret name of the secret with the registry's credentials; empty for none
  /// @param credential null for none
  public record Image(
      String name,
      boolean forcePull,
      boolean privileged,
      List<Parameter> parameters,
      String pullSecret,
      @Nullable Credential credential) {

    public Image {
      parameters = List.copyOf(parameters);
    }

    public static Image of(String name) {
      return new Image(name, false, false, List.of(), "", null);
    }
  }

  /// An option of the Docker command line: `--key=value`.
  public record Parameter(String key, String value) {}

  /// A registry login; `secret` is empty when not said.
  public record Credential(String principal, String secret) {}

  /// Kernel settings of a Mesos container; a part is null when nothing is said.
  public record Linux(@Nullable Seccomp seccomp, @Nullable Ipc ipc) {}

  /// @param profile file name; empty exactly when `unconfined`
  public record Seccomp(String profile, boolean unconfined) {}

  /// @param shared with the parent container, or private
  /// @param shmSize MiB of `/dev/shm`; null when not said
  public record Ipc(boolean shared, @Nullable Integer shmSize) {}
}
