package io.mesocosm.marathon.store;

import io.mesocosm.base.json.Json;
import io.mesocosm.protocol.resources.Scalar;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A stored object being written. What is empty, zero, false or null is left out; [In] reads what
/// is missing as just that.
final class Out {
  private final LinkedHashMap<String, Json> fields = new LinkedHashMap<>();

  Json.Obj json() {
    return new Json.Obj(new LinkedHashMap<>(fields));
  }

  Out text(String name, String value) {
    return value.isEmpty() ? this : put(name, Json.of(value));
  }

  Out number(String name, long value) {
    return value == 0 ? this : put(name, Json.of(value));
  }

  Out real(String name, double value) {
    return put(name, Json.of(value));
  }

  Out flag(String name, boolean value) {
    return value ? put(name, Json.of(true)) : this;
  }

  Out scalar(String name, Scalar value) {
    return number(name, value.millis());
  }

  Out at(String name, Instant value) {
    return value.equals(Instant.EPOCH) ? this : put(name, Json.of(value.toString()));
  }

  Out lasting(String name, Duration value) {
    return value.isZero() ? this : put(name, Json.of(value.toString()));
  }

  Out word(String name, Enum<?> value) {
    return put(name, Json.of(value.name()));
  }

  Out map(String name, Map<String, String> values) {
    return values.isEmpty() ? this : put(name, Json.from(values));
  }

  Out object(String name, Out value) {
    return put(name, value.json());
  }

  Out numbers(String name, Collection<Integer> values) {
    return each(name, values, value -> Json.of(value.longValue()));
  }

  Out texts(String name, Collection<String> values) {
    return each(name, values, Json::of);
  }

  <T> Out list(String name, Collection<T> values, Function<T, Out> write) {
    return each(name, values, value -> write.apply(value).json());
  }

  private <T> Out each(String name, Collection<T> values, Function<T, Json> write) {
    return values.isEmpty() ? this : put(name, Json.arr(values.stream().map(write).toList()));
  }

  /// Only when there is a value; so that null and the value's own emptiness are told apart.
  <T> Out maybe(String name, @Nullable T value, Function<T, Json> write) {
    return value == null ? this : put(name, write.apply(value));
  }

  Out put(String name, Json value) {
    fields.put(name, value);
    return this;
  }
}
