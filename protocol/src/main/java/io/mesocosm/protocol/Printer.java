package io.mesocosm.protocol;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/// Walks a message by its [Shape].
final class Printer {
  private final ByteText text = new ByteText();

  byte[] print(Message message) {
    object(message);
    return text.toBytes();
  }

  private void object(Message message) {
    text.put('{');
    boolean first = true;
    for (Shape.Field field : Shape.of(message.getDescriptorForType()).fields()) {
      if (!isPrinted(field, message)) {
        continue;
      }
      if (!first) {
        text.put(',');
      }
      first = false;
      field.putKey(text);
      value(field, message.getField(field.wire));
    }
    text.put('}');
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
      text.put('[');
      boolean first = true;
      for (Object element : (List<?>) value) {
        if (!first) {
          text.put(',');
        }
        first = false;
        single(field, element);
      }
      text.put(']');
    } else {
      single(field, value);
    }
  }

  /// Sorted by key, so that equal messages print alike.
  private void map(List<?> entries) {
    text.put('{');
    boolean first = true;
    for (MapEntry<?, ?> entry :
        entries.stream()
            .<MapEntry<?, ?>>map(entry -> (MapEntry<?, ?>) entry)
            .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
            .toList()) {
      if (!first) {
        text.put(',');
      }
      first = false;
      text.putQuoted(entry.getKey().toString());
      text.put(':');
      single(Shape.of(entry.getDescriptorForType()).fields().getLast(), entry.getValue());
    }
    text.put('}');
  }

  private void single(Shape.Field field, Object value) {
    switch (field.type) {
      case MESSAGE, GROUP -> object((Message) value);
      case STRING -> text.putQuoted((String) value);
      case BYTES ->
          text.putQuoted(Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()));
      case ENUM -> text.putQuoted(((EnumValueDescriptor) value).getName());
      case DOUBLE -> text.putAscii(Doubles.text((Double) value));
      case FLOAT -> text.putAscii(Doubles.text(((Float) value).doubleValue()));
      case BOOL, INT32, SINT32, SFIXED32, INT64, SINT64, SFIXED64 ->
          text.putAscii(value.toString());
      case UINT32, FIXED32 -> text.putAscii(Integer.toUnsignedString((Integer) value));
      case UINT64, FIXED64 -> text.putAscii(Long.toUnsignedString((Long) value));
    }
  }
}
