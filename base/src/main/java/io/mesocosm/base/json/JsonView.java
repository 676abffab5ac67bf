package io.mesocosm.base.json;

import io.mesocosm.base.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A look at an object of a request that knows its path and collects every problem.
///
/// A field that is absent or null yields empty. A field of the wrong type adds a refusal to the
/// list that all views of one request share, and yields empty too, so that a codec reads on and
/// reports everything at once.
public final class JsonView {
  private final Json.Obj object;
  private final String path;
  private final List<Refusal> problems;

  private JsonView(Json.Obj object, String path, List<Refusal> problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  /// A view of a whole request, whose path is empty; of a root that is no object, the refusal and
  /// an empty view.
  ///
  /// @param problems receives the refusals
  public static JsonView of(Json root, List<Refusal> problems) {
    if (root instanceof Json.Obj object) {
      return new JsonView(object, "", problems);
    }
    problems.add(Refusal.invalid("/", kind(root), "an object"));
    return new JsonView(Json.Obj.EMPTY, "", problems);
  }

  /// A view of another object in this one's place: the request in a newer form, say. Its problems
  /// are told under the same path.
  public JsonView over(Json.Obj other) {
    return new JsonView(other, path, problems);
  }

  /// Where this object stands in the request: `/container/docker`, empty at the root.
  public String path() {
    return path;
  }

  /// Where the field `name` stands: `/container/docker/image`.
  public String path(String name) {
    return path + "/" + name;
  }

  /// The object itself.
  public Json.Obj json() {
    return object;
  }

  public Set<String> names() {
    return object.fields().keySet();
  }

  /// Present, and not null.
  public boolean has(String name) {
    return get(name).isPresent();
  }

  /// Present as null.
  public boolean isNull(String name) {
    return object.get(name).filter(value -> value instanceof Json.Null).isPresent();
  }

  /// Any value but null.
  public Optional<Json> get(String name) {
    return object.get(name).filter(value -> !(value instanceof Json.Null));
  }

  public Optional<String> text(String name) {
    return read(name, "a string", JsonView::asText);
  }

  public Optional<Integer> integer(String name) {
    return read(
        name,
        "a whole number of 32 bits",
        value -> asWhole(value).filter(whole -> whole.intValue() == whole).map(Long::intValue));
  }

  public Optional<Long> wholeNumber(String name) {
    return read(name, "a whole number", JsonView::asWhole);
  }

  public Optional<Double> number(String name) {
    return read(
        name,
        "a number",
        value ->
            value instanceof Json.Num number
                ? Optional.of(number.doubleValue()).filter(Double::isFinite)
                : Optional.empty());
  }

  public Optional<Boolean> flag(String name) {
    return read(
        name,
        "true or false",
        value -> value instanceof Json.Bool(var flag) ? Optional.of(flag) : Optional.empty());
  }

  public Optional<JsonView> object(String name) {
    return read(
        name,
        "an object",
        value ->
            value instanceof Json.Obj inner
                ? Optional.of(new JsonView(inner, path(name), problems))
                : Optional.empty());
  }

  /// The paths of its elements are `/volumes(0)`, `/volumes(1)`, as Marathon writes them. An
  /// element of another type is refused and left out.
  public Optional<List<JsonView>> objects(String name) {
    return list(
        name,
        "an object",
        (at, value) ->
            value instanceof Json.Obj inner
                ? Optional.of(new JsonView(inner, at, problems))
                : Optional.empty());
  }

  public Optional<List<String>> texts(String name) {
    return list(name, "a string", (_, value) -> asText(value));
  }

  /// In the order of the request.
  public Optional<Map<String, String>> textMap(String name) {
    return map(name)
        .map(fields -> {
          var texts = new LinkedHashMap<String, String>();
          fields.forEach((key, value) ->
              asText(value)
                  .ifPresentOrElse(
                      text -> texts.put(key, text),
                      () -> refuseAt(path(name) + "/" + key, value, "a string")));
          return texts;
        });
  }

  /// The fields of an object whose names are data, nulls included.
  public Optional<SequencedMap<String, Json>> map(String name) {
    return read(
        name,
        "an object",
        value -> value instanceof Json.Obj(var fields) ? Optional.of(fields) : Optional.empty());
  }

  /// A constant of `type` by its name, as written in capitals or not.
  public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
    var constants = type.getEnumConstants();
    return read(
        name,
        "one of " + String.join(", ", Arrays.stream(constants).map(Enum::name).toList()),
        value ->
            asText(value)
                .flatMap(text ->
                    Arrays.stream(constants)
                        .filter(constant -> constant.name().equalsIgnoreCase(text))
                        .findFirst()));
  }

  /// Adds a refusal of the field `name`.
  public void refuse(String name, Object had, String allowed) {
    problems.add(Refusal.invalid(path(name), had, allowed));
  }

  /// Adds a refusal of the object as a whole; a whole request is called `/`.
  public void refuse(Object had, String allowed) {
    problems.add(Refusal.invalid(path.isEmpty() ? "/" : path, had, allowed));
  }

  private <T> Optional<T> read(String name, String allowed, Function<Json, Optional<T>> as) {
    return get(name)
        .flatMap(value -> {
          var read = as.apply(value);
          if (read.isEmpty()) {
            refuseAt(path(name), value, allowed);
          }
          return read;
        });
  }

  private <T> Optional<List<T>> list(
      String name, String allowed, BiFunction<String, Json, Optional<T>> as) {
    var array =
        this.<List<Json>>read(
            name,
            "a list",
            value -> value instanceof Json.Arr(var items) ? Optional.of(items) : Optional.empty());
    return array.map(items -> {
      var list = new ArrayList<T>();
      for (int i = 0; i < items.size(); i++) {
        var at = "%s(%d)".formatted(path(name), i);
        var value = items.get(i);
        as.apply(at, value).ifPresentOrElse(list::add, () -> refuseAt(at, value, allowed));
      }
      return list;
    });
  }

  private void refuseAt(String at, Json had, String allowed) {
    problems.add(Refusal.invalid(at, kind(had), allowed));
  }

  private static Optional<String> asText(Json value) {
    return value instanceof Json.Str(var text) ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Long> asWhole(Json value) {
    return value instanceof Json.Num number ? number.wholeNumber() : Optional.empty();
  }

  /// A value for people: scalars as they are, the rest by kind.
  private static String kind(Json value) {
    return switch (value) {
      case Json.Obj _ -> "an object";
      case Json.Arr _ -> "a list";
      case Json.Str(var text) -> text;
      case Json.Num(var digits) -> digits;
      case Json.Bool(var flag) -> String.valueOf(flag);
      case Json.Null _ -> "null";
    };
  }
}
