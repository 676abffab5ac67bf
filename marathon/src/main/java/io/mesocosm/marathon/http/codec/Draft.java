package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A JSON object in the making; what is empty or unset can be left out, as the API does.
public final class Draft {
  private final LinkedHashMap<String, Json> fields = new LinkedHashMap<>();

  public Draft put(String name, Json value) {
    fields.put(name, value);
    return this;
  }

  public Draft put(String name, String value) {
    return put(name, Json.of(value));
  }

  public Draft put(String name, long value) {
    return put(name, Json.of(value));
  }

  public Draft put(String name, boolean value) {
    return put(name, Json.of(value));
  }

  public <T> Draft put(String name, List<T> items, Function<T, ? extends Json> writer) {
    return put(name, Json.arr(items.stream().map(writer).toList()));
  }

  public Draft putTexts(String name, Map<String, String> texts) {
    var inner = new Draft();
    texts.forEach(inner::put);
    return put(name, inner.json());
  }

  /// Left out when empty.
  public Draft putIfAny(String name, String text) {
    return text.isEmpty() ? this : put(name, text);
  }

  /// Left out when empty.
  public <T> Draft putIfAny(String name, List<T> items, Function<T, ? extends Json> writer) {
    return items.isEmpty() ? this : put(name, items, writer);
  }

  /// Left out when null.
  public <T> Draft putIfSet(String name, @Nullable T value, Function<T, ? extends Json> writer) {
    return value == null ? this : put(name, writer.apply(value));
  }

  public Json.Obj json() {
    return new Json.Obj(new LinkedHashMap<>(fields));
  }
}
