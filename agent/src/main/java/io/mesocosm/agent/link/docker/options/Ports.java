package io.mesocosm.agent.link.docker.options;

import io.mesocosm.base.json.Json;
import java.util.regex.Pattern;

/// Options about ports.
final class Ports {
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "(?:(?:(\\[[0-9a-fA-F:]+\\]|[0-9.]+):)?(\\d{0,5}(?:-\\d{1,5})?):)?"
              + "(\\d{1,5})(?:-(\\d{1,5}))?(?:/(tcp|udp|sctp))?");
  private static final Pattern EXPOSED =
      Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?(?:/(tcp|udp|sctp))?");

  private Ports() {}

  /// `80`, `8000-8010/udp`.
  static void expose(String key, String value, Draft draft) {
    var parts = EXPOSED.matcher(value);
    if (!parts.matches()) {
      throw Quantity.wrong(key, value, "port[-port][/protocol]");
    }
    int first = Integer.parseInt(parts.group(1));
    int last = parts.group(2) == null ? first : Integer.parseInt(parts.group(2));
    for (int port = first; port <= last; port++) {
      draft.putTop("ExposedPorts", port + protocol(parts.group(3)), Json.Obj.EMPTY);
    }
  }

  /// `127.0.0.1:8080:80`, `8080:80/udp`, `8000-8010:8000-8010`, `80` at a port of the engine's
  /// choice.
  static void publish(String key, String value, Draft draft) {
    var parts = PUBLISHED.matcher(value);
    if (!parts.matches()) {
      throw Quantity.wrong(key, value, "[[address:]port:]port[/protocol]");
    }
    var address = text(parts.group(1)).replace("[", "").replace("]", "");
    var outside = text(parts.group(2));
    int first = Integer.parseInt(parts.group(3));
    if (parts.group(4) == null) {
      bind(draft, first + protocol(parts.group(5)), address, outside);
      return;
    }
    int length = Integer.parseInt(parts.group(4)) - first;
    int from = outside.isEmpty() ? 0 : Integer.parseInt(outside.split("-", 2)[0]);
    if (length < 0 || (!outside.isEmpty() && !outside.equals(from + "-" + (from + length)))) {
      throw Quantity.wrong(key, value, "two ranges of the same length");
    }
    for (int i = 0; i <= length; i++) {
      var port = outside.isEmpty() ? "" : Integer.toString(from + i);
      bind(draft, first + i + protocol(parts.group(5)), address, port);
    }
  }

  private static void bind(Draft draft, String port, String address, String outside) {
    draft.bind(port, Json.obj("HostIp", address, "HostPort", outside));
  }

  private static String text(String group) {
    return group == null ? "" : group;
  }

  private static String protocol(String group) {
    return "/" + (group == null ? "tcp" : group);
  }
}
