package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A partial update laid over an app: a field that is given replaces the whole field; one that is
/// not given stays (Marathon 1.11, PUT with `partialUpdate` and PATCH).
///
/// A new command takes the place of arguments and the other way round; a new kind of network drops
/// the ports of the old one.
final class AppUpdate {
  private AppUpdate() {}

  /// @param current the whole app in today's form
  /// @param update what was given, in today's form
  static Json.Obj merge(Json.Obj current, Json.Obj update) {
    var merged = new LinkedHashMap<>(current.fields());
    // Versions belong to what they stamp; a new definition gets its own.
    merged.keySet().removeAll(List.of("version", "versionInfo"));
    if (update.get("cmd").isPresent()) {
      merged.remove("args");
    }
    if (update.get("args").isPresent()) {
      merged.remove("cmd");
    }
    if (update.get("networks").isPresent() && !sameModes(current, update)) {
      merged.remove("portDefinitions");
      dropMappings(merged);
    }
    merged.putAll(update.fields());
    return new Json.Obj(merged);
  }

  private static boolean sameModes(Json.Obj current, Json.Obj update) {
    return modes(current).equals(modes(update));
  }

  private static List<String> modes(Json.Obj app) {
    return Fields.objects(JsonView.of(app, new ArrayList<>()), "networks").stream()
        .map(network -> network.text("mode").orElse("container"))
        .distinct()
        .toList();
  }

  private static void dropMappings(SequencedMap<String, Json> app) {
    if (app.get("container") instanceof Json.Obj container) {
      app.put("container", container.without("portMappings"));
    }
  }
}
