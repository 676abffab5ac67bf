package io.mesocosm.marathon.http.exchange;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Finds texts with a zero byte. No command, variable, path or name of a file can hold one: the
/// operating system ends there what it reads, and an app that was taken would never start.
final class ZeroBytes {
  private final List<Refusal> found = new ArrayList<>();

  private ZeroBytes() {}

  /// The same, unless a text in it has a zero byte.
  static Outcome<Json> refused(Outcome<Json> read) {
    return switch (read) {
      case Refused<Json> broken -> broken;
      case Ok<Json>(var body) -> {
        var search = new ZeroBytes();
        search.look(body, "");
        yield search.found.isEmpty() ? read : new Refused<>(search.found);
      }
    };
  }

  private void look(Json value, String path) {
    switch (value) {
      case Json.Str(var text) -> look(text, path);
      case Json.Arr(var items) -> {
        for (int i = 0; i < items.size(); i++) {
          look(items.get(i), "%s(%d)".formatted(path.isEmpty() ? "/" : path, i));
        }
      }
      case Json.Obj(var fields) ->
          fields.forEach((name, inner) -> {
            var here = path + "/" + shown(name);
            look(name, here);
            look(inner, here);
          });
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private void look(String text, String path) {
    if (text.indexOf('\0') >= 0) {
      found.add(
          Refusal.invalid(path.isEmpty() ? "/" : path, shown(text), "text without zero bytes"));
    }
  }

  private static String shown(String text) {
    return text.replace("\0", "\\u0000");
  }
}
