package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.protocol.resources.Scalar;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Fields with a default and a range. A value out of range is refused and read as the default, so
/// that the rest of the object is read on.
final class Fields {
  // More of anything than a cluster has, and far from overflowing thousandths.
  private static final double MOST = 1e12;

  private Fields() {}

  static int atLeast(JsonView view, String name, int min, int byDefault) {
    return between(view, name, min, Integer.MAX_VALUE, byDefault);
  }

  static int between(JsonView view, String name, int min, int max, int byDefault) {
    var value = view.integer(name).orElse(byDefault);
    if (!view.has(name) || (value >= min && value <= max)) {
      return value;
    }
    view.refuse(name, value, value < min ? "at least " + min : "at most " + max);
    return byDefault;
  }

  static int port(JsonView view, String name) {
    return between(view, name, 0, 65_535, 0);
  }

  static Duration seconds(JsonView view, String name, int min, Duration byDefault) {
    return Duration.ofSeconds(atLeast(view, name, min, (int) byDefault.toSeconds()));
  }

  static double number(JsonView view, String name, double min, double max, double byDefault) {
    var value = view.number(name).orElse(byDefault);
    if (value >= min && value <= max) {
      return value;
    }
    view.refuse(
        name, plain(value), value < min ? "at least " + plain(min) : "at most " + plain(max));
    return byDefault;
  }

  static Scalar amount(JsonView view, String name, Scalar min, Scalar byDefault) {
    return Scalar.of(number(view, name, min.toDouble(), MOST, byDefault.toDouble()));
  }

  static boolean flag(JsonView view, String name, boolean byDefault) {
    return view.flag(name).orElse(byDefault);
  }

  static String text(JsonView view, String name) {
    return view.text(name).orElse("");
  }

  /// Refused when it is absent or empty.
  static String neededText(JsonView view, String name) {
    var text = view.text(name);
    if (!view.has(name)) {
      view.refuse(name, "", Wording.MISSING);
    } else if (text.filter(String::isEmpty).isPresent()) {
      view.refuse(name, "", Wording.NOT_EMPTY);
    }
    return text.orElse("");
  }

  static List<JsonView> objects(JsonView view, String name) {
    return view.objects(name).orElse(List.of());
  }

  static List<String> texts(JsonView view, String name) {
    return view.texts(name).orElse(List.of());
  }

  static SequencedMap<String, String> textMap(JsonView view, String name) {
    return view.textMap(name)
        .map(fields -> (SequencedMap<String, String>) new LinkedHashMap<>(fields))
        .orElseGet(LinkedHashMap::new);
  }

  /// One of the spellings, in any case.
  static <T> Optional<T> spelled(JsonView view, String name, Map<String, T> spellings) {
    return view.text(name)
        .flatMap(text -> {
          var found = Optional.ofNullable(spellings.get(text.toLowerCase(Locale.ROOT)));
          if (found.isEmpty()) {
            view.refuse(name, text, "one of " + String.join(", ", spellings.keySet()));
          }
          return found;
        });
  }

  private static String plain(double value) {
    return Numbers.of(value).digits();
  }

  /// Whether the field is there and holds something: not null, no empty list or object.
  static boolean holds(JsonView view, String name) {
    return view.get(name)
        .filter(value ->
            switch (value) {
              case Json.Arr(var items) -> !items.isEmpty();
              case Json.Obj(var fields) -> !fields.isEmpty();
              case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> true;
            })
        .isPresent();
  }
}
