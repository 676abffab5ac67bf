package io.mesocosm.protocol.resources;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an agent tells about itself, in the order given; a name may occur more than once.
///
/// The original knows no set as attribute and dies of one; ours carries it.
public record Attributes(List<Attribute> items) {
  public static final Attributes NONE = new Attributes(List.of());

  /// One attribute.
  public record Attribute(String name, Value value) {}

  public Attributes {
    items = List.copyOf(items);
  }

  /// The first value called `name`.
  public Optional<Value> get(String name) {
    return items.stream()
        .filter(attribute -> attribute.name().equals(name))
        .map(Attribute::value)
        .findFirst();
  }

  /// Reads `rack:r1;zone:[1-3];num:4`: numbers are scalars, brackets ranges, braces sets, the rest
  /// is text.
  public static Outcome<Attributes> parse(String text) {
    var attributes = new ArrayList<Attribute>();
    var refusals = new ArrayList<Refusal>();
    for (String entry : text.split("[;\n]", -1)) {
      if (entry.isBlank()) {
        continue;
      }
      int colon = entry.indexOf(':');
      var name = colon < 0 ? "" : entry.substring(0, colon).strip();
      if (name.isEmpty()) {
        refusals.add(Refusal.invalid("attributes", entry.strip(), "name:value"));
        continue;
      }
      switch (Value.parse(entry.substring(colon + 1))) {
        case Outcome.Ok<Value>(var value) -> attributes.add(new Attribute(name, value));
        case Outcome.Refused<Value>(var _) ->
            refusals.add(Refusal.invalid("attributes", entry.strip(), "name:value"));
      }
    }
    return refusals.isEmpty()
        ? Outcome.ok(new Attributes(attributes))
        : new Outcome.Refused<>(refusals);
  }
}
