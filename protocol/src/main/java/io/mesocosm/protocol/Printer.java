package io.mesocosm.protocol;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonWriter;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/// Walks a message by its [Shape].
final class Printer {
  private final JsonWriter json = new JsonWriter();

  byte[] print(Message message) {
    object(message);
    return json.toBytes();
  }

  private void object(Message message) {
    json.beginObject();
    for (Shape.Field field : Shape.of(message.getDescriptorForType()).fields()) {
      if (isPrinted(field, message)) {
        field.putKey(json);
        value(field, message.getField(field.wire));
      }
    }
    json.endObject();
  }

  private static boolean isPrinted(Shape.Field field, Message message) {
    return field.printsUnset
        || (field.wire.isRepeated()
            ? message.getRepeatedFieldCount(field.wire) > 0
            : message.hasField(field.wire));
  }

  private void value(Shape.Field field, Object value) {
    if (field.wire.isMapField()) {
      map((List<?>) value);
    } else if (field.wire.isRepeated()) {
      json.beginArray();
      for (Object element : (List<?>) value) {
        single(field, element);
      }
      json.endArray();
    } else {
      single(field, value);
    }
  }

  /// Sorted by key, so that equal messages print alike.
  private void map(List<?> entries) {
    json.beginObject();
    for (MapEntry<?, ?> entry :
        entries.stream()
            .<MapEntry<?, ?>>map(entry -> (MapEntry<?, ?>) entry)
            .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
            .toList()) {
      json.name(entry.getKey().toString());
      single(Shape.of(entry.getDescriptorForType()).fields().getLast(), entry.getValue());
    }
    json.endObject();
  }

  private void single(Shape.Field field, Object value) {
    switch (field.type) {
      case MESSAGE, GROUP -> object((Message) value);
      case STRING -> json.value((String) value);
      case BYTES ->
          json.value(Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()));
      case ENUM -> json.value(((EnumValueDescriptor) value).getName());
      case DOUBLE, FLOAT -> json.value(((Number) value).doubleValue());
      case BOOL -> json.value((boolean) value);
      case INT32, SINT32, SFIXED32, INT64, SINT64, SFIXED64 ->
          json.value(((Number) value).longValue());
      case UINT32, FIXED32 -> json.value(Integer.toUnsignedLong((Integer) value));
      case UINT64, FIXED64 -> json.value(new Json.Num(Long.toUnsignedString((Long) value)));
    }
  }
}
