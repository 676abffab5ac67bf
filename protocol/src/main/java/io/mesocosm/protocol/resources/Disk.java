package io.mesocosm.protocol.resources;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What makes a disk resource more than a number of megabytes.
///
/// @param source where it lies; null is the agent's work directory
/// @param persistence set on a persistent volume
/// @param volume where a container sees it
public record Disk(
    @Nullable Source source, @Nullable Persistence persistence, @Nullable Volume volume) {

  /// A persistent volume.
  ///
  /// @param id chosen by the framework, unique per role and agent
  /// @param principal who created it; empty when unknown
  public record Persistence(String id, String principal) {}

  /// Kinds of source; the names are the wire's.
  public enum Kind {
    UNKNOWN,
    PATH,
    MOUNT,
    BLOCK,
    RAW
  }

  /// A disk of its own.
  ///
  /// @param root directory or mount point; null when not given
  public record Source(
      Kind kind,
      @Nullable String root,
      @Nullable String vendor,
      @Nullable String id,
      @Nullable String profile,
      List<Label> metadata) {
    public Source {
      metadata = List.copyOf(metadata);
    }

    /// Whether only the whole of it can be given away.
    public boolean isIndivisible() {
      return kind == Kind.MOUNT || kind == Kind.BLOCK || (kind == Kind.RAW && id != null);
    }
  }

  /// Where a container sees the disk.
  ///
  /// @param hostPath null unless the disk is a path of the host
  public record Volume(String containerPath, boolean readOnly, @Nullable String hostPath) {}

  /// Whether amounts of two equal disks must not be added: volumes and whole disks are things.
  public boolean isThing() {
    return persistence != null || (source != null && source.isIndivisible());
  }
}
