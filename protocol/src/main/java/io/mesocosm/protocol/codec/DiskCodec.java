package io.mesocosm.protocol.codec;

import io.mesocosm.protocol.resources.Disk;
import io.mesocosm.protocol.v1.Resource.DiskInfo;
import io.mesocosm.protocol.v1.Volume;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `disk` of a resource: source, persistence, volume.
final class DiskCodec {
  private DiskCodec() {}

  static Disk read(DiskInfo wire) {
    return new Disk(
        wire.hasSource() ? source(wire.getSource()) : null,
        wire.hasPersistence()
            ? new Disk.Persistence(
                wire.getPersistence().getId(), wire.getPersistence().getPrincipal())
            : null,
        wire.hasVolume() ? volume(wire.getVolume()) : null);
  }

  static DiskInfo write(Disk disk) {
    var wire = DiskInfo.newBuilder();
    if (disk.persistence() != null) {
      var persistence = wire.getPersistenceBuilder().setId(disk.persistence().id());
      if (!disk.persistence().principal().isEmpty()) {
        persistence.setPrincipal(disk.persistence().principal());
      }
    }
    if (disk.volume() != null) {
      wire.setVolume(volume(disk.volume()));
    }
    if (disk.source() != null) {
      wire.setSource(source(disk.source()));
    }
    return wire.build();
  }

  private static Disk.Source source(DiskInfo.Source wire) {
    return new Disk.Source(
        Disk.Kind.valueOf(wire.getType().name()),
        root(wire),
        wire.hasVendor() ? wire.getVendor() : null,
        wire.hasId() ? wire.getId() : null,
        wire.hasProfile() ? wire.getProfile() : null,
        wire.hasMetadata() ? LabelCodec.read(wire.getMetadata()) : List.of());
  }

  private static @Nullable String root(DiskInfo.Source wire) {
    if (wire.hasPath() && wire.getPath().hasRoot()) {
      return wire.getPath().getRoot();
    }
    return wire.hasMount() && wire.getMount().hasRoot() ? wire.getMount().getRoot() : null;
  }

  private static DiskInfo.Source source(Disk.Source source) {
    var wire =
        DiskInfo.Source.newBuilder().setType(DiskInfo.Source.Type.valueOf(source.kind().name()));
    if (source.root() != null && source.kind() == Disk.Kind.PATH) {
      wire.getPathBuilder().setRoot(source.root());
    } else if (source.root() != null) {
      wire.getMountBuilder().setRoot(source.root());
    }
    if (source.vendor() != null) {
      wire.setVendor(source.vendor());
    }
    if (source.id() != null) {
      wire.setId(source.id());
    }
    if (source.profile() != null) {
      wire.setProfile(source.profile());
    }
    if (!source.metadata().isEmpty()) {
      wire.setMetadata(LabelCodec.write(source.metadata()));
    }
    return wire.build();
  }

  private static Disk.Volume volume(Volume wire) {
    return new Disk.Volume(
        wire.getContainerPath(),
        wire.getMode() == Volume.Mode.RO,
        wire.hasHostPath() ? wire.getHostPath() : null);
  }

  private static Volume volume(Disk.Volume volume) {
    var wire =
        Volume.newBuilder()
            .setMode(volume.readOnly() ? Volume.Mode.RO : Volume.Mode.RW)
            .setContainerPath(volume.containerPath());
    if (volume.hostPath() != null) {
      wire.setHostPath(volume.hostPath());
    }
    return wire.build();
  }
}
