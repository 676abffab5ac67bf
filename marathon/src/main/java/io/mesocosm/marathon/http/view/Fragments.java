package io.mesocosm.marathon.http.view;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// JSON of entities, rendered once for each version of an entity: values are immutable, so as long
/// as an entity is the same object, its JSON is the same bytes.
///
/// Safe for many threads; two that miss at once both render, to the same bytes.
final class Fragments<K, V> {
  // What may be remembered of entities that are gone, before it is looked who is.
  private static final int SLACK = 1_000;

  private final ConcurrentHashMap<K, Rendered<V>> known = new ConcurrentHashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // shared, never copied, compared or changed
  private record Rendered<V>(V value, byte[] json) {}

  @SuppressWarnings("ReferenceEquality") // the point: another object is another version
  byte[] of(K key, V value, Function<V, byte[]> writer) {
    var before = known.get(key);
    if (before != null && before.value == value) {
      return before.json;
    }
    var json = writer.apply(value);
    known.put(key, new Rendered<>(value, json));
    return json;
  }

  /// Forgets what belongs to none of `live`, when there is much of it.
  void keep(Set<K> live) {
    if (known.size() > live.size() + SLACK) {
      known.keySet().retainAll(live);
    }
  }

  int size() {
    return known.size();
  }
}
