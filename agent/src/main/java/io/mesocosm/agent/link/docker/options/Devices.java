package io.mesocosm.agent.link.docker.options;

import io.mesocosm.base.json.Json;
import java.util.LinkedHashMap;
import java.util.List;

/// Options about devices of the host.
final class Devices {
  private static final int ALL = -1;

  private Devices() {}

  /// `/dev/host[:/dev/inside][:rwm]`.
  static void device(String key, String value, Draft draft) {
    var parts = value.split(":", 3);
    boolean isShort = parts.length == 2 && parts[1].matches("[rwm]{1,3}");
    var rights = isShort ? parts[1] : parts.length > 2 ? parts[2] : "rwm";
    draft.addHost(
        "Devices",
        Json.obj(
            "PathOnHost",
            parts[0],
            "PathInContainer",
            parts.length > 1 && !isShort ? parts[1] : parts[0],
            "CgroupPermissions",
            rights));
  }

  /// `all`, how many, or `device=0,1`.
  static void gpus(String key, String value, Draft draft) {
    var text = value.replace("\"", "");
    var wish = new LinkedHashMap<String, Json>();
    if (text.startsWith("device=")) {
      wish.put("DeviceIDs", Json.from(List.of(text.substring("device=".length()).split(","))));
    } else {
      wish.put("Count", Json.of(text.equals("all") ? ALL : Quantity.number(key, text)));
    }
    wish.put("Capabilities", Json.arr(List.of(Json.from(List.of("gpu")))));
    draft.addHost("DeviceRequests", new Json.Obj(wish));
  }

  /// `/dev/sda:500`.
  static Option weight() {
    return (key, value, draft) ->
        draft.addHost(
            "BlkioWeightDevice",
            Json.obj("Path", path(key, value), "Weight", Quantity.number(key, rate(value))));
  }

  /// `/dev/sda:1mb`.
  static Option bytes(String name) {
    return (key, value, draft) ->
        draft.addHost(
            name, Json.obj("Path", path(key, value), "Rate", Quantity.bytes(key, rate(value))));
  }

  /// `/dev/sda:1000`.
  static Option times(String name) {
    return (key, value, draft) ->
        draft.addHost(
            name, Json.obj("Path", path(key, value), "Rate", Quantity.number(key, rate(value))));
  }

  private static String path(String key, String value) {
    int colon = value.lastIndexOf(':');
    if (colon < 1) {
      throw Quantity.wrong(key, value, "/dev/name:amount");
    }
    return value.substring(0, colon);
  }

  private static String rate(String value) {
    return value.substring(value.lastIndexOf(':') + 1);
  }
}
