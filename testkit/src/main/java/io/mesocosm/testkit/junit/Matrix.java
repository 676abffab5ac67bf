package io.mesocosm.testkit.junit;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Every kind of state against every kind of input of one machine.
public final class Matrix {
  private final List<Class<?>> states;
  private final List<Class<?>> inputs;

  /// One row of a test: values of the two kinds.
  public record Row(Object state, Object input) {}

  private record Pair(Class<?> state, Class<?> input) {
    @Override
    public String toString() {
      return state.getSimpleName() + " × " + input.getSimpleName();
    }
  }

  private Matrix(List<Class<?>> states, List<Class<?>> inputs) {
    this.states = states;
    this.inputs = inputs;
  }

  /// @param state a sealed type, or a class that is a state by itself
  /// @param input a sealed type
  public static Matrix of(Class<?> state, Class<?> input) {
    return new Matrix(leaves(state), leaves(input));
  }

  /// The concrete types that a sealed one permits, however deep, in the order of their declaration.
  public static List<Class<?>> leaves(Class<?> type) {
    if (!type.isSealed()) {
      return Modifier.isAbstract(type.getModifiers()) ? List.of() : List.of(type);
    }
    var leaves = new ArrayList<Class<?>>();
    if (!Modifier.isAbstract(type.getModifiers())) {
      leaves.add(type);
    }
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      leaves.addAll(leaves(permitted));
    }
    return List.copyOf(leaves);
  }

  /// @throws AssertionError naming each pair that has no row
  public void covers(Collection<Row> rows) {
    Set<Pair> covered = new LinkedHashSet<>();
    rows.forEach(row -> covered.add(new Pair(row.state().getClass(), row.input().getClass())));
    var missing = new ArrayList<Pair>();
    for (var state : states) {
      for (var input : inputs) {
        var pair = new Pair(state, input);
        if (!covered.contains(pair)) {
          missing.add(pair);
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new AssertionError("no row for " + missing);
    }
  }
}
