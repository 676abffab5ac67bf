package io.mesocosm.marathon.store;

import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Attributes.Attribute;
import io.mesocosm.protocol.resources.Items;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Value;
import java.util.TreeSet;

/// Attributes of an agent as stored, each with its kind.
final class AttributeFormat {
  private AttributeFormat() {}

  static Out write(Attribute attribute) {
    var out = new Out().text("name", attribute.name());
    return switch (attribute.value()) {
      case Scalar scalar -> out.text("kind", "scalar").number("millis", scalar.millis());
      case Ranges ranges ->
          out.text("kind", "ranges")
              .list(
                  "ranges",
                  ranges.ranges(),
                  one -> new Out().number("begin", one.begin()).number("end", one.end()));
      case Items items -> out.text("kind", "items").texts("items", items.items());
      case Value.Text(var text) -> out.text("kind", "text").text("text", text);
    };
  }

  static Attributes read(In in, String name) {
    return new Attributes(in.list(name, one -> new Attribute(one.text("name"), value(one))));
  }

  private static Value value(In in) {
    return switch (in.text("kind")) {
      case "scalar" -> in.scalar("millis");
      case "ranges" ->
          Ranges.of(
              in.list("ranges", one -> new Ranges.Range(one.number("begin"), one.number("end"))));
      case "items" -> new Items(new TreeSet<>(in.texts("items")));
      case "text" -> new Value.Text(in.text("text"));
      default -> throw new BadRecordException("an attribute of kind " + in.text("kind"));
    };
  }
}
