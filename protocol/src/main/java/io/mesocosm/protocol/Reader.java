package io.mesocosm.protocol;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.mesocosm.base.Refusal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Fills a builder from a JSON tree, by the [Shape] of the message. Collects every problem with its
/// path; what is unknown or null is left out.
final class Reader {
  private final List<Refusal> refusals = new ArrayList<>();

  List<Refusal> refusals() {
    return refusals;
  }

  void object(Message.Builder into, Json.Fields from, String path) {
    var shape = Shape.of(into.getDescriptorForType());
    from.byName()
        .forEach((name, value) -> {
          var field = shape.byName().get(name);
          if (field != null) {
            field(into, field.wire, value, path + "/" + name);
          }
        });
  }

  private void field(Message.Builder into, FieldDescriptor field, Json value, String path) {
    switch (value) {
      case Json.Nothing _ -> {}
      case Json.Fields entries when field.isMapField() -> map(into, field, entries, path);
      case Json.Items _ when field.isMapField() -> refuse(path, value, "an object");
      case Json.Items(var items) when field.isRepeated() -> {
        for (int i = 0; i < items.size(); i++) {
          element(into, field, items.get(i), "%s(%d)".formatted(path, i));
        }
      }
      case Json.Items _ -> refuse(path, value, "one value, not a list");
      case Json.Fields _, Json.Text _, Json.Digits _, Json.Bool _ ->
          element(into, field, value, path);
    }
  }

  /// One value; for a list, one more of it: a lone value stands for a list of one.
  private void element(Message.Builder into, FieldDescriptor field, Json value, String path) {
    if (value instanceof Json.Nothing) {
      return;
    }
    converted(into, field, value, path)
        .ifPresent(ready -> {
          if (field.isRepeated()) {
            into.addRepeatedField(field, ready);
          } else {
            into.setField(field, ready);
          }
        });
  }

  private void map(Message.Builder into, FieldDescriptor field, Json.Fields entries, String path) {
    var key = field.getMessageType().findFieldByNumber(1);
    var item = field.getMessageType().findFieldByNumber(2);
    entries
        .byName()
        .forEach((name, value) -> {
          var here = path + "/" + name;
          var entry = into.newBuilderForField(field);
          element(entry, key, new Json.Text(name), here);
          element(entry, item, value, here);
          if (!(value instanceof Json.Nothing)) {
            into.addRepeatedField(field, entry.buildPartial());
          }
        });
  }

  private Optional<Object> converted(
      Message.Builder into, FieldDescriptor field, Json value, String path) {
    return switch (field.getType()) {
      case MESSAGE, GROUP -> message(into.newBuilderForField(field), value, path);
      case STRING ->
          value instanceof Json.Text(var text)
              ? Optional.of(text)
              : refuse(path, value, "a string");
      case BYTES -> bytes(value, path);
      case ENUM -> name(field, value, path);
      case BOOL -> bool(value, path);
      case DOUBLE -> Numbers.real(value).<Object>map(real -> real).or(() -> number(path, value));
      case FLOAT ->
          Numbers.real(value).<Object>map(Double::floatValue).or(() -> number(path, value));
      case INT32, SINT32, SFIXED32 ->
          Numbers.whole(value, -(1L << 31), (1L << 31) - 1)
              .<Object>map(Long::intValue)
              .or(() -> number(path, value));
      case UINT32, FIXED32 ->
          Numbers.whole(value, 0, (1L << 32) - 1)
              .<Object>map(Long::intValue)
              .or(() -> number(path, value));
      case INT64, SINT64, SFIXED64 ->
          Numbers.whole(value, Long.MIN_VALUE, Long.MAX_VALUE)
              .<Object>map(whole -> whole)
              .or(() -> number(path, value));
      case UINT64, FIXED64 ->
          Numbers.unsigned(value).<Object>map(whole -> whole).or(() -> number(path, value));
    };
  }

  private Optional<Object> message(Message.Builder builder, Json value, String path) {
    if (value instanceof Json.Fields inner) {
      object(builder, inner, path);
      return Optional.of(builder.buildPartial());
    }
    if (value instanceof Json.Text(var text)
        && builder instanceof com.google.protobuf.Duration.Builder duration
        && Numbers.duration(text, duration)) {
      return Optional.of(duration.build());
    }
    return refuse(path, value, "an object");
  }

  private Optional<Object> bytes(Json value, String path) {
    if (!(value instanceof Json.Text(var text))) {
      return refuse(path, value, "base64 in a string");
    }
    try {
      return Optional.of(ByteString.copyFrom(Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException _) {
      return refuse(path, value, "base64");
    }
  }

  /// An unknown name leaves an optional field unset, as on the original.
  private Optional<Object> name(FieldDescriptor field, Json value, String path) {
    if (!(value instanceof Json.Text(var text))) {
      return refuse(path, value, "the name of a value");
    }
    EnumValueDescriptor known = field.getEnumType().findValueByName(text);
    if (known == null && field.isRequired()) {
      return refuse(path, value, "one of " + field.getEnumType().getValues());
    }
    return Optional.ofNullable(known);
  }

  private Optional<Object> bool(Json value, String path) {
    return switch (value) {
      case Json.Bool(var bool) -> Optional.of(bool);
      case Json.Text(var text) when text.equals("true") -> Optional.of(true);
      case Json.Text(var text) when text.equals("false") -> Optional.of(false);
      default -> refuse(path, value, "true or false");
    };
  }

  private Optional<Object> number(String path, Json value) {
    return refuse(path, value, "a number that fits the field");
  }

  private Optional<Object> refuse(String path, Json had, String allowed) {
    refusals.add(Refusal.invalid(path, shown(had), allowed));
    return Optional.empty();
  }

  private static String shown(Json value) {
    return switch (value) {
      case Json.Fields _ -> "an object";
      case Json.Items _ -> "a list";
      case Json.Text(var text) -> text.length() > 64 ? text.substring(0, 64) + "…" : text;
      case Json.Digits(var source) -> source;
      case Json.Bool(var bool) -> String.valueOf(bool);
      case Json.Nothing _ -> "null";
    };
  }
}
