package io.mesocosm.protocol.resources;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How much of each scalar, whatever its tags: the unit of shares and quotas. Names in order;
/// amounts that are zero or less are left out.
public record Quantities(SortedMap<String, Scalar> amounts) {
  public static final Quantities NONE = new Quantities(new TreeMap<>());

  public Quantities {
    var positive = new TreeMap<>(amounts);
    positive.values().removeIf(amount -> !amount.isPositive());
    amounts = Collections.unmodifiableSortedMap(positive);
  }

  public Scalar get(String name) {
    return amounts.getOrDefault(name, Scalar.ZERO);
  }

  public boolean isEmpty() {
    return amounts.isEmpty();
  }

  public Quantities plus(Quantities other) {
    var sum = new TreeMap<>(amounts);
    other.amounts.forEach((name, amount) -> sum.merge(name, amount, Scalar::plus));
    return new Quantities(sum);
  }

  /// Less `other`; what would fall below zero is left out.
  public Quantities minus(Quantities other) {
    var rest = new TreeMap<>(amounts);
    rest.replaceAll((name, amount) -> amount.minus(other.get(name)));
    return new Quantities(rest);
  }

  /// Whether there is at least as much of everything in `other`.
  public boolean contains(Quantities other) {
    return other.amounts.entrySet().stream()
        .allMatch(entry -> get(entry.getKey()).compareTo(entry.getValue()) >= 0);
  }
}
