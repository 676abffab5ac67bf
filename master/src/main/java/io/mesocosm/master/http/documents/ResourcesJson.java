package io.mesocosm.master.http.documents;

import com.google.protobuf.Message;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.master.wire.StateMessages;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.resources.Items;
import io.mesocosm.protocol.resources.Quantities;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Value;
import java.util.Collection;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Resources as the older GETs print them.
public final class ResourcesJson {
  private ResourcesJson() {}

  /// `{"disk":0.0,"mem":64.0,"gpus":0.0,"cpus":0.5,"ports":"[31000-31001]"}`.
  static void simple(JsonWriter json, String name, Resources resources) {
    json.name(name).beginObject();
    for (var entry : resources.toSimple().entrySet()) {
      json.name(entry.getKey());
      value(json, entry.getValue());
    }
    json.endObject();
  }

  static void value(JsonWriter json, Value value) {
    if (value instanceof Scalar scalar) {
      json.value(scalar.toDouble());
    } else {
      json.value(value.toString());
    }
  }

  /// By role, each in the simple form.
  static void byRole(JsonWriter json, String name, SequencedMap<String, Resources> roles) {
    json.name(name).beginObject();
    roles.forEach((role, resources) -> simple(json, role, resources));
    json.endObject();
  }

  /// All there is to say, in the format of the operator API.
  static void full(JsonWriter json, String name, Resources resources) {
    messages(json, name, StateMessages.endpoint(resources));
  }

  public static void messages(
      JsonWriter json, String name, Collection<? extends Message> messages) {
    json.name(name).beginArray();
    messages.forEach(message -> json.raw(MessageJson.print(message)));
    json.endArray();
  }

  /// Scalars as numbers and ranges as how many numbers they hold, by name.
  static void amounts(JsonWriter json, String name, Collection<Resources> all) {
    var amounts = new TreeMap<String, Double>();
    all.forEach(resources -> add(resources, amounts));
    amounts(json, name, amounts);
  }

  private static void add(Resources resources, Map<String, Double> amounts) {
    for (var resource : resources.items()) {
      switch (resource.value()) {
        case Scalar scalar -> amounts.merge(resource.name(), scalar.toDouble(), Double::sum);
        case Ranges ranges -> amounts.merge(resource.name(), (double) ranges.size(), Double::sum);
        case Items items ->
            amounts.merge(resource.name(), (double) items.items().size(), Double::sum);
        case Value.Text _ -> {
          // No resource is text.
        }
      }
    }
  }

  static void amounts(JsonWriter json, String name, Quantities quantities) {
    var amounts = new TreeMap<String, Double>();
    quantities.amounts().forEach((key, amount) -> amounts.put(key, amount.toDouble()));
    amounts(json, name, amounts);
  }

  private static void amounts(JsonWriter json, String name, Map<String, Double> amounts) {
    json.name(name).beginObject();
    amounts.forEach(json::field);
    json.endObject();
  }
}
