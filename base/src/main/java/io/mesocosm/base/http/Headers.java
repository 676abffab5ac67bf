package io.mesocosm.base.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The header fields of a message: in order, names without regard to case, repeated names kept.
///
/// @param fields as sent; not modifiable
public record Headers(List<Field> fields) {
  public static final Headers NONE = new Headers(List.of());

  public Headers {
    fields = List.copyOf(fields);
  }

  /// One line of a header.
  public record Field(String name, String value) {
    /// @throws IllegalArgumentException when a line break would end the field early
    public Field {
      if (breaksLine(name) || breaksLine(value)) {
        throw new IllegalArgumentException("a line break in the header field " + name);
      }
    }

    private static boolean breaksLine(String text) {
      return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
    }

    public boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  /// Names and values in turn.
  public static Headers of(String... namesAndValues) {
    var fields = new ArrayList<Field>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(fields);
  }

  public Optional<String> first(String name) {
    for (var field : fields) {
      if (field.is(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  public List<String> all(String name) {
    return fields.stream().filter(field -> field.is(name)).map(Field::value).toList();
  }

  public boolean has(String name) {
    return first(name).isPresent();
  }

  /// Whether `token` is among the values of the comma-separated lists of `name`, without regard to
  /// case.
  public boolean lists(String name, String token) {
    for (var field : fields) {
      if (field.is(name)) {
        for (var item : field.value().split(",", -1)) {
          if (item.strip().equalsIgnoreCase(token)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// These, with exactly one field of that name.
  public Headers with(String name, String value) {
    return without(name).and(name, value);
  }

  /// These and one more field, whatever its name.
  public Headers and(String name, String value) {
    var more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Headers(more);
  }

  public Headers without(String name) {
    return has(name)
        ? new Headers(fields.stream().filter(field -> !field.is(name)).toList())
        : this;
  }
}
