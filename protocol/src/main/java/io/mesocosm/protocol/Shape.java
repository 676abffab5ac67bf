package io.mesocosm.protocol;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What we need of a descriptor, computed once per message type.
///
/// @param fields in the order of declaration, which is their order in JSON
/// @param byName the same by wire name, for reading
record Shape(List<Field> fields, Map<String, Field> byName) {
  private static final Map<Descriptor, Shape> SHAPES = new ConcurrentHashMap<>();

  /// One field.
  static final class Field {
    final FieldDescriptor wire;
    final FieldDescriptor.Type type;

    /// Whether it is printed when unset: an explicit default, not deprecated.
    final boolean printsDefault;

    private final byte[] key;

    private Field(FieldDescriptor wire) {
      this.wire = wire;
      this.type = wire.getType();
      this.printsDefault = wire.hasDefaultValue() && !wire.getOptions().getDeprecated();
      this.key = ("\"" + wire.getName() + "\":").getBytes(StandardCharsets.UTF_8);
    }

    void putKey(ByteText text) {
      text.put(key);
    }

    String name() {
      return wire.getName();
    }
  }

  static Shape of(Descriptor descriptor) {
    var known = SHAPES.get(descriptor);
    return known != null ? known : SHAPES.computeIfAbsent(descriptor, Shape::computed);
  }

  private static Shape computed(Descriptor descriptor) {
    var byName = new LinkedHashMap<String, Field>();
    descriptor.getFields().forEach(field -> byName.put(field.getName(), new Field(field)));
    return new Shape(List.copyOf(byName.values()), byName);
  }
}
