package io.mesocosm.master;

import io.mesocosm.base.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Compares what two documents are made of: fields, types and number forms; not values. Lists are
/// compared element by element, resources in the order of their names.
final class WireShape {
  private final Set<String> optional;
  private final List<String> differences = new ArrayList<>();

  private WireShape(Set<String> optional) {
    this.optional = optional;
  }

  /// @param optional names that need not be there, or may be there in addition
  static List<String> differences(Json expected, Json actual, Set<String> optional) {
    var shape = new WireShape(optional);
    shape.compare("", expected, actual);
    return shape.differences;
  }

  private void compare(String path, Json expected, Json actual) {
    switch (expected) {
      case Json.Obj(var names) when actual instanceof Json.Obj(var others) -> {
        for (var name : names.keySet()) {
          if (others.containsKey(name)) {
            compare(path + "/" + name, names.get(name), others.get(name));
          } else if (!optional.contains(name)) {
            differences.add(path + "/" + name + " is missing");
          }
        }
        for (var name : others.keySet()) {
          if (!names.containsKey(name) && !optional.contains(name)) {
            differences.add(path + "/" + name + " is not in the original");
          }
        }
      }
      case Json.Arr(var items) when actual instanceof Json.Arr(var others) -> {
        if (items.size() != others.size()) {
          differences.add(
              "%s has %d elements, the original %d".formatted(path, others.size(), items.size()));
        }
        var ordered = byName(items);
        var other = byName(others);
        for (int i = 0; i < Math.min(items.size(), others.size()); i++) {
          compare(path + "(" + i + ")", ordered.get(i), other.get(i));
        }
      }
      case Json.Num(var digits) when actual instanceof Json.Num(var other) -> {
        if (isWhole(digits) != isWhole(other)) {
          differences.add("%s is %s, the original has %s".formatted(path, other, digits));
        }
      }
      case Json.Str _ when actual instanceof Json.Str -> {
        // Values differ.
      }
      case Json.Bool _ when actual instanceof Json.Bool -> {
        // Values differ.
      }
      case Json.Null _ when actual instanceof Json.Null -> {
        // The same.
      }
      default -> differences.add("%s is %s, the original has %s".formatted(path, actual, expected));
    }
  }

  /// The order of resources and the like means nothing.
  private static List<Json> byName(List<Json> items) {
    return items.stream().sorted(Comparator.comparing(WireShape::name)).toList();
  }

  private static String name(Json item) {
    return item instanceof Json.Obj object && object.get("type").isPresent()
        ? object.get("name").map(Json::toString).orElse("")
        : "";
  }

  private static boolean isWhole(String digits) {
    return digits.chars().allMatch(c -> c == '-' || Character.isDigit(c));
  }
}
