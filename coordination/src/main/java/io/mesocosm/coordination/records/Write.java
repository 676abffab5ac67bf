package io.mesocosm.coordination.records;

/// One part of a commit. Of several for the same entity, the last one counts.
public sealed interface Write {
  /// The kind of entity: letters, digits, `-` and `_`.
  String table();

  /// Any text but the empty one.
  String id();

  /// The entity is from now on `value`.
  record Put(String table, String id, Stored value) implements Write {}

  /// The entity is gone; fine when it never was.
  record Delete(String table, String id) implements Write {}
}
