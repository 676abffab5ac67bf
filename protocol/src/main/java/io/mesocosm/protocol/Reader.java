package io.mesocosm.protocol;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
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

  void object(Message.Builder into, Json.Obj from, String path) {
    var shape = Shape.of(into.getDescriptorForType());
    from.fields()
        .forEach((name, value) -> {
          var field = shape.byName().get(name);
          if (field != null) {
            field(into, field.wire, value, path + "/" + name);
          }
        });
  }

  private void field(Message.Builder into, FieldDescriptor field, Json value, String path) {
    switch (value) {
      case Json.Null _ -> {}
      case Json.Obj entries when field.isMapField() -> map(into, field, entries, path);
      case Json.Arr _ when field.isMapField() -> refuse(path, value, "an object");
      case Json.Arr(var items) when field.isRepeated() -> {
        for (int i = 0; i < items.size(); i++) {
          element(into, field, items.get(i), "%s(%d)".formatted(path, i));
        }
      }
      case Json.Arr _ -> refuse(path, value, "one value, not a list");
      case Json.Obj _, Json.Str _, Json.Num _, Json.Bool _ -> element(into, field, value, path);
    }
  }

  /// One value; for a list, one more of it: a lone value stands for a list of one.
  private void element(Message.Builder into, FieldDescriptor field, Json value, String path) {
    if (value instanceof Json.Null) {
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

  private void map(Message.Builder into, FieldDescriptor field, Json.Obj entries, String path) {
    var key = field.getMessageType().findFieldByNumber(1);
    var item = field.getMessageType().findFieldByNumber(2);
    entries
        .fields()
        .forEach((name, value) -> {
          var here = path + "/" + name;
          var entry = into.newBuilderForField(field);
          element(entry, key, new Json.Str(name), here);
          element(entry, item, value, here);
          if (!(value instanceof Json.Null)) {
            into.addRepeatedField(field, entry.buildPartial());
          }
        });
  }

  private Optional<Object> converted(
      Message.Builder into, FieldDescriptor field, Json value, String path) {
    return switch (field.getType()) {
      case MESSAGE, GROUP -> message(into.newBuilderForField(field), value, path);
      case STRING ->
          value instanceof Json.Str(var text) ? Optional.of(text) : refuse(path, value, "a string");
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
    if (value instanceof Json.Obj inner) {
      object(builder, inner, path);
      return Optional.of(builder.buildPartial());
    }
    if (value instanceof Json.Str(var text)
        && builder instanceof com.google.protobuf.Duration.Builder duration
        && Numbers.duration(text, duration)) {
      return Optional.of(duration.build());
    }
    return refuse(path, value, "an object");
  }

  private Optional<Object> bytes(Json value, String path) {
    if (!(value instanceof Json.Str(var text))) {
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
    if (!(value instanceof Json.Str(var text))) {
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
      case Json.Str(var text) when text.equals("true") -> Optional.of(true);
      case Json.Str(var text) when text.equals("false") -> Optional.of(false);
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
      case Json.Obj _ -> "an object";
      case Json.Arr _ -> "a list";
      case Json.Str(var text) -> text.length() > 64 ? text.substring(0, 64) + "…" : text;
      case Json.Num(var digits) -> digits;
      case Json.Bool(var bool) -> String.valueOf(bool);
      case Json.Null _ -> "null";
    };
  }
}
