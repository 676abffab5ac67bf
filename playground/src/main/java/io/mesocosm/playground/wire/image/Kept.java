package io.mesocosm.playground.wire.image;

import io.mesocosm.base.json.Json;
import java.util.Map;

/// An image that an engine has, as `docker image ls` tells it.
///
/// @param name with its tag
/// @param id `sha256:` and 64 hexadecimal digits
/// @param size for people, `85.2MB`
public record Kept(String name, String id, String size) {
  private static final int SHORT = 12;

  public static Kept of(Map<String, Json> fields) {
    return new Kept(
        text(fields, "Repository") + ":" + text(fields, "Tag"),
        text(fields, "ID"),
        text(fields, "Size"));
  }

  private static String text(Map<String, Json> fields, String name) {
    return fields.get(name) instanceof Json.Str(var value) ? value : "";
  }

  /// Twelve digits, as people know it.
  public String shortId() {
    var digits = id.substring(id.indexOf(':') + 1);
    return digits.substring(0, Math.min(SHORT, digits.length()));
  }

  public Json json() {
    return Json.obj("name", name, "id", id, "size", size);
  }
}
