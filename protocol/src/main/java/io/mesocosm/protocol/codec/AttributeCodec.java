package io.mesocosm.protocol.codec;

import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Items;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Value;
import io.mesocosm.protocol.v1.Attribute;
import java.util.List;

/// Attributes of agents, of every type.
public final class AttributeCodec {
  private AttributeCodec() {}

  /// @throws IllegalArgumentException when a number or a range is none
  public static Attributes read(List<Attribute> wire) {
    return new Attributes(
        wire.stream()
            .map(attribute -> new Attributes.Attribute(attribute.getName(), value(attribute)))
            .toList());
  }

  public static List<Attribute> write(Attributes attributes) {
    return attributes.items().stream().map(AttributeCodec::write).toList();
  }

  private static Value value(Attribute wire) {
    return switch (wire.getType()) {
      case SCALAR -> Scalar.of(wire.getScalar().getValue());
      case RANGES -> ValueCodec.ranges(wire.getRanges());
      case SET -> ValueCodec.items(wire.getSet());
      case TEXT -> new Value.Text(wire.getText().getValue());
    };
  }

  private static Attribute write(Attributes.Attribute attribute) {
    var wire = Attribute.newBuilder().setName(attribute.name());
    switch (attribute.value()) {
      case Scalar scalar ->
          wire.setType(io.mesocosm.protocol.v1.Value.Type.SCALAR)
              .setScalar(ValueCodec.scalar(scalar.toDouble()));
      case Ranges ranges ->
          wire.setType(io.mesocosm.protocol.v1.Value.Type.RANGES)
              .setRanges(ValueCodec.ranges(ranges));
      case Items items ->
          wire.setType(io.mesocosm.protocol.v1.Value.Type.SET).setSet(ValueCodec.items(items));
      case Value.Text text ->
          wire.setType(io.mesocosm.protocol.v1.Value.Type.TEXT)
              .getTextBuilder()
              .setValue(text.value());
    }
    return wire.build();
  }
}
