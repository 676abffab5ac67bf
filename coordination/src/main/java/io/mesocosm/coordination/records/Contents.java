package io.mesocosm.coordination.records;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/// All records of a component at one moment, in order of table and id.
public final class Contents {
  private final NavigableMap<String, NavigableMap<String, Stored>> tables = new TreeMap<>();

  Contents() {}

  /// Records of `table` by id; empty when there is none. Not modifiable.
  public NavigableMap<String, Stored> table(String table) {
    var found = tables.get(table);
    return found == null
        ? Collections.emptyNavigableMap()
        : Collections.unmodifiableNavigableMap(found);
  }

  /// The number of records in all tables.
  public int size() {
    return tables.values().stream().mapToInt(NavigableMap::size).sum();
  }

  Contents copy() {
    var copy = new Contents();
    tables.forEach((name, table) -> copy.tables.put(name, new TreeMap<>(table)));
    return copy;
  }

  void apply(Write write) {
    switch (write) {
      case Write.Put(var table, var id, var value) ->
          tables.computeIfAbsent(table, _ -> new TreeMap<>()).put(id, value);
      case Write.Delete(var table, var id) -> {
        var found = tables.get(table);
        if (found != null) {
          found.remove(id);
        }
      }
    }
  }
}
