package io.mesocosm.base.collections;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.pcollections.TreePMap;

/// A persistent map in key order. `with`, `without` and `get` cost O(log n).
public final class PMap<K extends Comparable<? super K>, V> {
  private final TreePMap<K, V> entries;

  private PMap(TreePMap<K, V> entries) {
    this.entries = entries;
  }

  public static <K extends Comparable<? super K>, V> PMap<K, V> empty() {
    return new PMap<>(TreePMap.<K, V>empty());
  }

  public static <K extends Comparable<? super K>, V> PMap<K, V> from(Map<K, V> entries) {
    return new PMap<>(TreePMap.<K, V>empty().plusAll(entries));
  }

  public Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  public boolean has(K key) {
    return entries.containsKey(key);
  }

  public PMap<K, V> with(K key, V value) {
    return new PMap<>(entries.plus(key, value));
  }

  public PMap<K, V> without(K key) {
    return entries.containsKey(key) ? new PMap<>(entries.minus(key)) : this;
  }

  public int size() {
    return entries.size();
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /// In key order; not modifiable.
  public Set<K> keys() {
    return entries.keySet();
  }

  /// In key order; not modifiable.
  public Collection<V> values() {
    return entries.values();
  }

  /// In key order; not modifiable.
  public Set<Map.Entry<K, V>> entries() {
    return entries.entrySet();
  }

  /// A read-only view, for ranges and neighbours.
  public NavigableMap<K, V> asMap() {
    return entries;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PMap<?, ?> that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
