package io.mesocosm.master.core.tables;

import io.mesocosm.base.collections.PMap;
import java.util.Collection;
import java.util.Optional;

/// The last things that happened, oldest first, up to a cap. A key may occur more than once; the
/// latest entry is the one that is found.
///
/// @param next the number of the next entry
public record History<K extends Comparable<? super K>, V>(
    PMap<Long, Entry<K, V>> entries, PMap<K, Long> latest, long next) {
  private static final History<?, ?> EMPTY =
      new History<>(PMap.empty(), PMap.<String, Long>empty(), 0);

  /// One thing, with its key.
  public record Entry<K, V>(K key, V value) {}

  @SuppressWarnings("unchecked") // immutable and empty, so it holds any kind of thing
  public static <K extends Comparable<? super K>, V> History<K, V> empty() {
    return (History<K, V>) EMPTY;
  }

  public boolean has(K key) {
    return latest.has(key);
  }

  public Optional<V> get(K key) {
    return latest.get(key).flatMap(entries::get).map(Entry::value);
  }

  /// In order, oldest first.
  public Collection<Entry<K, V>> all() {
    return entries.values();
  }

  public int size() {
    return entries.size();
  }

  /// With one more; what is oldest makes room.
  public History<K, V> with(K key, V value, int cap) {
    if (cap <= 0) {
      return this;
    }
    var more =
        new History<>(
            entries.with(next, new Entry<>(key, value)), latest.with(key, next), next + 1);
    return more.size() > cap ? more.withoutOldest() : more;
  }

  private History<K, V> withoutOldest() {
    var oldest = entries.asMap().firstEntry();
    var key = oldest.getValue().key();
    var known = latest.get(key).filter(oldest.getKey()::equals);
    return new History<>(
        entries.without(oldest.getKey()), known.isPresent() ? latest.without(key) : latest, next);
  }

  /// Without the latest entry of `key`.
  public History<K, V> without(K key) {
    return latest
        .get(key)
        .map(at -> new History<>(entries.without(at), latest.without(key), next))
        .orElse(this);
  }
}
