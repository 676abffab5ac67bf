package io.mesocosm.playground.model.image;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// Files that one layer of an image adds, in the order of their paths.
///
/// @param entries sorted; each folder before what lies in it
public record Layer(List<Entry> entries) {
  /// Of entries in any order; folders that are missing come with them, and of two with one path the
  /// later counts.
  public static Layer of(Collection<Entry> given) {
    var sorted = new TreeMap<String, Entry>();
    for (var entry : given) {
      var path = entry.path();
      for (var slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        var parent = path.substring(0, slash);
        sorted.putIfAbsent(parent, new Entry.Folder(parent, Entry.PROGRAM));
      }
      sorted.put(path, entry);
    }
    return new Layer(List.copyOf(sorted.values()));
  }
}
