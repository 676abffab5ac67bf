package io.mesocosm.protocol.resources;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A set of named things; sorted, so that printing does not depend on how it came about.
public record Items(SortedSet<String> items) implements Value {
  public static final Items NONE = new Items(new TreeSet<>());

  public Items {
    items = Collections.unmodifiableSortedSet(new TreeSet<>(items));
  }

  public Items plus(Items other) {
    var sum = new TreeSet<>(items);
    sum.addAll(other.items);
    return new Items(sum);
  }

  public Items minus(Items other) {
    var rest = new TreeSet<>(items);
    rest.removeAll(other.items);
    return new Items(rest);
  }

  public boolean contains(Items other) {
    return items.containsAll(other.items);
  }

  /// `{a, b}`, as the original prints sets.
  @Override
  public String toString() {
    return "{" + String.join(", ", items) + "}";
  }
}
