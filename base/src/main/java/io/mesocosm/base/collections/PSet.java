package io.mesocosm.base.collections;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.pcollections.TreePSet;

/// A persistent set in element order. `with`, `without` and `has` cost O(log n).
public final class PSet<T extends Comparable<? super T>> {
  private final TreePSet<T> elements;

  private PSet(TreePSet<T> elements) {
    this.elements = elements;
  }

  public static <T extends Comparable<? super T>> PSet<T> empty() {
    return new PSet<>(TreePSet.<T>empty());
  }

  public static <T extends Comparable<? super T>> PSet<T> from(Collection<T> elements) {
    return new PSet<>(TreePSet.<T>empty().plusAll(elements));
  }

  public boolean has(T element) {
    return elements.contains(element);
  }

  public PSet<T> with(T element) {
    return elements.contains(element) ? this : new PSet<>(elements.plus(element));
  }

  public PSet<T> without(T element) {
    return elements.contains(element) ? new PSet<>(elements.minus(element)) : this;
  }

  public int size() {
    return elements.size();
  }

  public boolean isEmpty() {
    return elements.isEmpty();
  }

  public Stream<T> stream() {
    return elements.stream();
  }

  /// A read-only view, in order.
  public NavigableSet<T> asSet() {
    return elements;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PSet<?> that && elements.equals(that.elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  @Override
  public String toString() {
    return elements.toString();
  }
}
