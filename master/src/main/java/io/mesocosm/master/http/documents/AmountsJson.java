package io.mesocosm.master.http.documents;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.protocol.resources.Items;
import io.mesocosm.protocol.resources.Quantities;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Value;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// How much of each resource there is, as `/roles` prints it.
final class AmountsJson {
  private AmountsJson() {}

  /// Scalars as numbers and ranges as how many numbers they hold, by name.
  static void write(JsonWriter json, String name, Collection<Resources> all) {
    var amounts = new TreeMap<String, Double>();
    all.forEach(resources -> add(resources, amounts));
    write(json, name, amounts);
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

  static void write(JsonWriter json, String name, Quantities quantities) {
    var amounts = new TreeMap<String, Double>();
    quantities.amounts().forEach((key, amount) -> amounts.put(key, amount.toDouble()));
    write(json, name, amounts);
  }

  private static void write(JsonWriter json, String name, Map<String, Double> amounts) {
    json.name(name).beginObject();
    amounts.forEach(json::field);
    json.endObject();
  }
}
