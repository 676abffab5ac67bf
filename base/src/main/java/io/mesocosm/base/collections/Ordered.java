package io.mesocosm.base.collections;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// Copies that cannot be changed and keep the order they were given.
///
/// The JDK's `Set.copyOf` and `Map.copyOf` iterate in an order of their own that differs from run
/// to run: a core that walks one would not be deterministic.
public final class Ordered {
  private Ordered() {}

  public static <T> SequencedSet<T> copyOf(Collection<? extends T> elements) {
    return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(elements));
  }

  public static <K, V> SequencedMap<K, V> copyOf(Map<? extends K, ? extends V> entries) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
  }
}
