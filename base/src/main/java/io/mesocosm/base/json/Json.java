package io.mesocosm.base.json;

import io.mesocosm.base.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A JSON value; objects keep the order of their fields.
///
/// Values are immutable: whoever hands a map or a list to a constructor gives it away.
public sealed interface Json {
  /// The one null there is.
  Null NULL = new Null();

  /// An object. Two objects with the same fields in another order are equal.
  record Obj(SequencedMap<String, Json> fields) implements Json {
    public static final Obj EMPTY = new Obj(new LinkedHashMap<>());

    public Obj {
      fields = Collections.unmodifiableSequencedMap(fields);
    }

    /// The value of `name`, a null included.
    public Optional<Json> get(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    /// A known name keeps its place.
    public Obj with(String name, Json value) {
      var changed = new LinkedHashMap<>(fields);
      changed.put(name, value);
      return new Obj(changed);
    }

    public Obj without(String name) {
      var changed = new LinkedHashMap<>(fields);
      changed.remove(name);
      return new Obj(changed);
    }
  }

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = Collections.unmodifiableList(items);
    }
  }

  record Str(String value) implements Json {}

  /// A number as it was written, so that no digit is lost: `4`, `4.0` and `4e0` are three values.
  record Num(String digits) implements Json {
    private static final int LONGEST = 400;

    public double doubleValue() {
      return Double.parseDouble(digits);
    }

    /// The value where it is whole and fits: of `4`, `4.0` and `4e0` it is 4.
    public Optional<Long> wholeNumber() {
      return exact()
          .filter(number -> number.stripTrailingZeros().scale() <= 0)
          .filter(number -> fits(number))
          .map(BigDecimal::longValueExact);
    }

    /// Fractions are cut off; what does not fit becomes the nearest that does.
    public long longValue() {
      return exact()
          .map(number -> number.setScale(0, RoundingMode.DOWN))
          .filter(number -> fits(number))
          .map(BigDecimal::longValueExact)
          .orElseGet(() -> (long) doubleValue());
    }

    public BigDecimal decimal() {
      return new BigDecimal(digits);
    }

    /// Empty for numbers whose digits, written out, would fill the memory: `1e999999999`.
    private Optional<BigDecimal> exact() {
      if (digits.length() > LONGEST) {
        return Optional.empty();
      }
      var number = decimal();
      return Math.abs((long) number.scale()) <= LONGEST ? Optional.of(number) : Optional.empty();
    }

    private static boolean fits(BigDecimal number) {
      return number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
          && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }
  }

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  static Str of(String value) {
    return new Str(value);
  }

  static Num of(long value) {
    return new Num(Long.toString(value));
  }

  /// As Mesos prints it: `4.0`; the words `Infinity`, `-Infinity` and `NaN` are strings.
  static Json of(double value) {
    return Double.isFinite(value) ? new Num(Doubles.text(value)) : new Str(Double.toString(value));
  }

  static Bool of(boolean value) {
    return new Bool(value);
  }

  static Arr arr(List<? extends Json> items) {
    return new Arr(List.copyOf(items));
  }

  /// An object of names and values in turn. Values are what [#from] takes.
  static Obj obj(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new Fault("a name without a value");
    }
    var fields = new LinkedHashMap<String, Json>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], from(namesAndValues[i + 1]));
    }
    return new Obj(fields);
  }

  /// Strings, numbers, booleans, lists and maps of the JDK as JSON; JSON as it is.
  static Json from(Object value) {
    return switch (value) {
      case Json json -> json;
      case String text -> of(text);
      case Integer number -> of(number.longValue());
      case Long number -> of(number.longValue());
      case Double number -> of(number.doubleValue());
      case BigDecimal number -> new Num(number.toString());
      case Boolean flag -> of(flag.booleanValue());
      case List<?> items -> new Arr(items.stream().map(Json::from).toList());
      case Map<?, ?> map -> {
        var fields = new LinkedHashMap<String, Json>();
        map.forEach((name, field) -> fields.put((String) name, from(field)));
        yield new Obj(fields);
      }
      default -> throw new Fault("no JSON for " + value.getClass());
    };
  }
}
