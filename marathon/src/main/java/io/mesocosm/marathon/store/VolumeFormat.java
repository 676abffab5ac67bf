package io.mesocosm.marathon.store;

import io.mesocosm.base.json.Json;
import io.mesocosm.marathon.model.spec.Volume;

/// [Volume] as stored.
final class VolumeFormat {
  private VolumeFormat() {}

  static Out write(Volume volume) {
    var out = new Out().text("path", volume.containerPath());
    return switch (volume) {
      case Volume.Host(var _, var hostPath, var mode) ->
          out.text("kind", "host").text("hostPath", hostPath).word("mode", mode);
      case Volume.Persistent it ->
          out.text("kind", "persistent")
              .word("mode", it.mode())
              .word("type", it.type())
              .scalar("size", it.size())
              .maybe("maxSize", it.maxSize(), size -> Json.of(size.millis()))
              .text("profile", it.profile())
              .list("constraints", it.constraints(), PlacementFormat::write);
      case Volume.External it ->
          out.text("kind", "external")
              .word("mode", it.mode())
              .text("name", it.name())
              .map("options", it.options())
              .maybe("size", it.size(), size -> Json.of(size.longValue()))
              .flag("shared", it.shared());
      case Volume.Secret(var _, var name) -> out.text("kind", "secret").text("name", name);
    };
  }

  static Volume read(In in) {
    var path = in.text("path");
    return switch (in.text("kind")) {
      case "host" -> new Volume.Host(path, in.text("hostPath"), in.word("mode", Volume.Mode.class));
      case "persistent" ->
          new Volume.Persistent(
              path,
              in.word("mode", Volume.Mode.class),
              in.word("type", Volume.Disk.class),
              in.scalar("size"),
              in.maybe("maxSize", in::scalar),
              in.text("profile"),
              in.list("constraints", PlacementFormat::constraint));
      case "external" ->
          new Volume.External(
              path,
              in.word("mode", Volume.Mode.class),
              in.text("name"),
              in.map("options"),
              in.maybe("size", in::integer),
              in.flag("shared"));
      case "secret" -> new Volume.Secret(path, in.text("name"));
      default -> throw new BadRecordException("a volume of kind " + in.text("kind"));
    };
  }
}
