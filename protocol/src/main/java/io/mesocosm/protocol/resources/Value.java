package io.mesocosm.protocol.resources;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// An amount or a description. Resources are scalars, ranges or sets of items; attributes may be
/// text as well.
public sealed interface Value permits Scalar, Ranges, Items, Value.Text {

  /// Words, of an attribute only.
  record Text(String value) implements Value {
    @Override
    public String toString() {
      return value;
    }
  }

  /// Reads `4`, `0.5`, `[1-3,7-9]`, `{a,b}`, and anything else as text. Blanks inside ranges and
  /// sets are ignored, as on the original.
  static Outcome<Value> parse(String source) {
    var text = source.strip();
    if (text.startsWith("[")) {
      return ranges(text);
    }
    if (text.startsWith("{")) {
      return items(text);
    }
    return Scalar.parse(text)
        .<Outcome<Value>>map(Outcome::ok)
        .orElseGet(() -> text.isEmpty() ? refused(source) : Outcome.ok(new Text(text)));
  }

  private static Outcome<Value> ranges(String text) {
    if (!text.endsWith("]")) {
      return refused(text);
    }
    var ranges = new ArrayList<Ranges.Range>();
    for (String part : parts(text)) {
      Optional<Ranges.Range> range = Ranges.Range.parse(part);
      if (range.isEmpty()) {
        return refused(text);
      }
      ranges.add(range.get());
    }
    return Outcome.ok(Ranges.of(ranges));
  }

  private static Outcome<Value> items(String text) {
    return text.endsWith("}") ? Outcome.ok(new Items(new TreeSet<>(parts(text)))) : refused(text);
  }

  private static List<String> parts(String bracketed) {
    return Arrays.stream(bracketed.substring(1, bracketed.length() - 1).split(",", -1))
        .map(part -> part.replaceAll("\\s", ""))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static Outcome<Value> refused(String had) {
    return Outcome.refused(
        Refusal.invalid("value", had, "a number, ranges [1-3,7-9], a set {a,b} or text"));
  }
}
