package io.mesocosm.agent.http;

import io.mesocosm.base.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Compares an answer of ours with a recorded one: the same names, the same types, the same forms
/// of numbers (`4` or `4.0`); values differ.
final class Shape {
  private final Set<String> exceptions;
  private final List<String> differences = new ArrayList<>();

  /// @param exceptions paths at which ours differs for a reason; elements of lists are `[]`
  Shape(Set<String> exceptions) {
    this.exceptions = exceptions;
  }

  List<String> differences(Json recorded, Json ours) {
    compare("", recorded, ours);
    return differences;
  }

  private void compare(String path, Json recorded, Json ours) {
    if (exceptions.contains(path)) {
      return;
    }
    if (!kind(recorded).equals(kind(ours))) {
      differences.add("%s: recorded %s, ours %s".formatted(path, kind(recorded), kind(ours)));
      return;
    }
    if (recorded instanceof Json.Obj(var theirs) && ours instanceof Json.Obj(var mine)) {
      for (String name : theirs.keySet()) {
        if (!mine.containsKey(name) && !exceptions.contains(path + "/" + name)) {
          differences.add("%s/%s: missing".formatted(path, name));
        }
      }
      for (var entry : mine.entrySet()) {
        var name = path + "/" + entry.getKey();
        var there = theirs.get(entry.getKey());
        if (there != null) {
          compare(name, there, entry.getValue());
        } else if (!exceptions.contains(name)) {
          differences.add(name + ": not on the original");
        }
      }
    }
    if (recorded instanceof Json.Arr(var theirs) && ours instanceof Json.Arr(var mine)) {
      if (theirs.size() != mine.size()) {
        differences.add(
            "%s: recorded %d elements, ours %d".formatted(path, theirs.size(), mine.size()));
      }
      for (int i = 0; i < Math.min(theirs.size(), mine.size()); i++) {
        compare(path + "[]", theirs.get(i), mine.get(i));
      }
    }
  }

  private static String kind(Json json) {
    return switch (json) {
      case Json.Obj _ -> "object";
      case Json.Arr _ -> "list";
      case Json.Str _ -> "text";
      case Json.Bool _ -> "truth";
      case Json.Null _ -> "null";
      case Json.Num(var digits) ->
          digits.indexOf('.') >= 0 || digits.indexOf('e') >= 0 ? "double" : "whole number";
    };
  }
}
