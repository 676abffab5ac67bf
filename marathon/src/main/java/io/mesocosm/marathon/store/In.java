package io.mesocosm.marathon.store;

import io.mesocosm.base.json.Json;
import io.mesocosm.protocol.resources.Scalar;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A stored object being read; the counterpart of [Out].
///
/// Methods throw [BadRecordException] for a value of another kind than expected.
final class In {
  private final Json.Obj json;

  In(Json json) {
    if (!(json instanceof Json.Obj object)) {
      throw new BadRecordException("an object was expected");
    }
    this.json = object;
  }

  boolean has(String name) {
    return json.get(name).isPresent();
  }

  String text(String name) {
    return switch (json.get(name).orElse(Json.of(""))) {
      case Json.Str(var text) -> text;
      case Json other -> throw bad(name, other);
    };
  }

  long number(String name) {
    return switch (json.get(name).orElse(Json.of(0L))) {
      case Json.Num number -> number.longValue();
      case Json other -> throw bad(name, other);
    };
  }

  int integer(String name) {
    return Math.toIntExact(number(name));
  }

  double real(String name) {
    return switch (json.get(name).orElse(Json.of(0L))) {
      case Json.Num number -> number.doubleValue();
      case Json other -> throw bad(name, other);
    };
  }

  boolean flag(String name) {
    return json.get(name).filter(Json.of(true)::equals).isPresent();
  }

  Scalar scalar(String name) {
    return new Scalar(number(name));
  }

  Instant at(String name) {
    return has(name) ? Instant.parse(text(name)) : Instant.EPOCH;
  }

  Duration lasting(String name) {
    return has(name) ? Duration.parse(text(name)) : Duration.ZERO;
  }

  <E extends Enum<E>> E word(String name, Class<E> type) {
    return Enum.valueOf(type, text(name));
  }

  In object(String name) {
    return new In(json.get(name).orElseThrow(() -> new BadRecordException(name + " is missing")));
  }

  Optional<In> objectIfAny(String name) {
    return json.get(name).map(In::new);
  }

  List<String> texts(String name) {
    return items(name).stream()
        .map(item -> {
          if (item instanceof Json.Str(var text)) {
            return text;
          }
          throw bad(name, item);
        })
        .toList();
  }

  List<Integer> numbers(String name) {
    return items(name).stream()
        .map(item -> {
          if (item instanceof Json.Num number) {
            return Math.toIntExact(number.longValue());
          }
          throw bad(name, item);
        })
        .toList();
  }

  <T> List<T> list(String name, Function<In, T> read) {
    return items(name).stream().map(item -> read.apply(new In(item))).toList();
  }

  SequencedMap<String, String> map(String name) {
    var values = new LinkedHashMap<String, String>();
    objectIfAny(name)
        .ifPresent(fields ->
            fields.json.fields().keySet().forEach(key -> values.put(key, fields.text(key))));
    return values;
  }

  <T> @Nullable T maybe(String name, Function<String, T> read) {
    return has(name) ? read.apply(name) : null;
  }

  private List<Json> items(String name) {
    return switch (json.get(name).orElse(Json.arr(List.of()))) {
      case Json.Arr(var items) -> items;
      case Json other -> throw bad(name, other);
    };
  }

  private static BadRecordException bad(String name, Json had) {
    return new BadRecordException("%s is a %s".formatted(name, had.getClass().getSimpleName()));
  }
}
