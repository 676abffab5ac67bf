package io.mesocosm.agent.link.docker.options;

import io.mesocosm.base.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Options that mount something into a container.
final class Mounts {
  private static final List<String> TYPES = List.of("bind", "volume", "tmpfs");

  private Mounts() {}

  /// `/run:size=64k`.
  static void tmpfs(String key, String value, Draft draft) {
    int colon = value.indexOf(':');
    draft.putHost(
        "Tmpfs",
        colon < 0 ? value : value.substring(0, colon),
        Json.of(colon < 0 ? "" : value.substring(colon + 1)));
  }

  /// `type=bind,source=/host,target=/inside,readonly`.
  static void mount(String key, String value, Draft draft) {
    var mount = new LinkedHashMap<String, Json>();
    mount.put("Type", Json.of("volume"));
    for (String part : value.split(",", -1)) {
      take(key, Option.left(part), Option.right(part), mount);
    }
    if (!mount.containsKey("Target")) {
      throw Quantity.wrong(key, value, "type=…,source=…,target=… with a target");
    }
    draft.addHost("Mounts", new Json.Obj(mount));
  }

  private static void take(
      String key, String name, String value, SequencedMap<String, Json> mount) {
    switch (name) {
      case "type" -> {
        if (!TYPES.contains(value)) {
          throw Quantity.wrong(key, "type=" + value, String.join(", ", TYPES));
        }
        mount.put("Type", Json.of(value));
      }
      case "source", "src" -> mount.put("Source", Json.of(value));
      case "target", "destination", "dst" -> mount.put("Target", Json.of(value));
      case "readonly", "ro" -> mount.put("ReadOnly", Json.of(Quantity.flag(key, value)));
      case "bind-propagation" -> put(mount, "BindOptions", "Propagation", Json.of(value));
      case "bind-nonrecursive" ->
          put(mount, "BindOptions", "NonRecursive", Json.of(Quantity.flag(key, value)));
      case "volume-nocopy" ->
          put(mount, "VolumeOptions", "NoCopy", Json.of(Quantity.flag(key, value)));
      case "tmpfs-size" ->
          put(mount, "TmpfsOptions", "SizeBytes", Json.of(Quantity.bytes(key, value)));
      case "tmpfs-mode" -> put(mount, "TmpfsOptions", "Mode", Json.of(Quantity.octal(key, value)));
      default -> throw Quantity.wrong(key, name, "options of --mount other than of volume drivers");
    }
  }

  private static void put(SequencedMap<String, Json> mount, String kind, String name, Json value) {
    var before = mount.get(kind) instanceof Json.Obj had ? had : Json.Obj.EMPTY;
    mount.put(kind, before.with(name, value));
  }
}
