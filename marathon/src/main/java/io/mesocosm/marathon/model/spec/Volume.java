package io.mesocosm.marathon.model.spec;

import io.mesocosm.protocol.resources.Scalar;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A folder or file that a container sees.
public sealed interface Volume {
  /// Where the container sees it.
  String containerPath();

  /// Whether the container may write.
  enum Mode {
    RW,
    RO
  }

  /// A path of the agent.
  record Host(String containerPath, String hostPath, Mode mode) implements Volume {}

  /// A reserved piece of an agent's disk that outlives tasks; it ties the instance to the agent.
  ///
  /// @param size MiB
  /// @param maxSize MiB; null when not said
  /// @param profile of the disk; empty when not said
  record Persistent(
      String containerPath,
      Mode mode,
      Disk type,
      Scalar size,
      @Nullable Scalar maxSize,
      String profile,
      List<Constraint> constraints)
      implements Volume {
    public Persistent {
      constraints = List.copyOf(constraints);
    }
  }

  /// Kinds of disk that a persistent volume may lie on.
  enum Disk {
    ROOT,
    PATH,
    MOUNT
  }

  /// A volume of a Docker volume driver (provider `dvdi`).
  ///
  /// @param size GiB; null when not said
  record External(
      String containerPath,
      Mode mode,
      String name,
      SequencedMap<String, String> options,
      @Nullable Integer size,
      boolean shared)
      implements Volume {
    public External {
      options = Copies.of(options);
    }
  }

  /// The content of one of the app's secrets, as a file.
  record Secret(String containerPath, String name) implements Volume {}
}
