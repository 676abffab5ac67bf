package io.mesocosm.protocol;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.mesocosm.base.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What we need of a descriptor, computed once per message type.
///
/// @param fields in the order of declaration, which is their order in JSON
/// @param byName the same by wire name, for reading
record Shape(List<Field> fields, Map<String, Field> byName) {
  /// Answers of the operator API whose empty lists the original prints; it leaves out those of all
  /// other messages.
  private static final Set<String> PRINT_EMPTY_LISTS =
      Set.of(
          "mesos.v1.master.Response.GetAgents",
          "mesos.v1.master.Response.GetExecutors",
          "mesos.v1.master.Response.GetFrameworks",
          "mesos.v1.master.Response.GetTasks",
          "mesos.v1.agent.Response.GetExecutors",
          "mesos.v1.agent.Response.GetFrameworks",
          "mesos.v1.agent.Response.GetTasks");

  private static final Map<Descriptor, Shape> SHAPES = new ConcurrentHashMap<>();

  /// One field.
  static final class Field {
    final FieldDescriptor wire;
    final FieldDescriptor.Type type;

    /// Whether it is printed when unset: an explicit default, or a list of one of the answers that
    /// print those; never when deprecated.
    final boolean printsUnset;

    private final byte[] key;

    private Field(FieldDescriptor wire) {
      this.wire = wire;
      this.type = wire.getType();
      boolean printed =
          wire.isRepeated()
              ? PRINT_EMPTY_LISTS.contains(wire.getContainingType().getFullName())
              : wire.hasDefaultValue();
      this.printsUnset = printed && !wire.getOptions().getDeprecated();
      this.key = ("\"" + wire.getName() + "\":").getBytes(StandardCharsets.UTF_8);
    }

    void putKey(JsonWriter json) {
      json.rawName(key);
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
