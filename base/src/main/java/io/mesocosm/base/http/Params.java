package io.mesocosm.base.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The decoded parameters of a query, in order; a name may occur more than once.
public final class Params {
  public static final Params NONE = new Params(new LinkedHashMap<>());

  private final SequencedMap<String, List<String>> values;

  private Params(SequencedMap<String, List<String>> values) {
    this.values = values;
  }

  /// Of `a=1&b=x%20y&a=2&flag`; the value of `flag` is empty.
  ///
  /// @throws IllegalArgumentException when the percent-encoding is broken
  public static Params parse(String rawQuery) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : rawQuery.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        var name = Percent.decodedForm(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : Percent.decodedForm(pair.substring(equals + 1));
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    return values.isEmpty() ? NONE : new Params(values);
  }

  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  public List<String> all(String name) {
    return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Params that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
