package io.mesocosm.protocol;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/// Required fields that a message does not have. A field of an enum whose number nobody knows is
/// absent too; then the number is told.
final class Missing {
  private Missing() {}

  /// A refusal for each required field that is absent.
  ///
  /// @param message lacks at least one
  static <T> Outcome<T> of(Message message) {
    return new Outcome.Refused<>(
        message.findInitializationErrors().stream().map(field -> refusal(message, field)).toList());
  }

  /// @param field as protobuf names it, `accept.offer_ids[0].value`
  private static Refusal refusal(Message message, String field) {
    var path = "/" + field.replace('.', '/').replace('[', '(').replace(']', ')');
    var names = List.of(field.split("\\.", -1));
    var holder = message;
    for (var name : names.subList(0, names.size() - 1)) {
      holder = inner(holder, name);
    }
    var absent = holder.getDescriptorForType().findFieldByName(names.getLast());
    var strays = holder.getUnknownFields().getField(absent.getNumber()).getVarintList();
    return strays.isEmpty() || absent.getJavaType() != FieldDescriptor.JavaType.ENUM
        ? new Refusal(Refusal.Reason.INVALID, path, "", "required, but missing")
        : Refusal.invalid(
            path,
            strays.getLast(),
            absent.getEnumType().getValues().stream()
                .map(value -> value.getNumber() + " (" + value.getName() + ")")
                .collect(Collectors.joining(", ", "one of ", "")));
  }

  private static Message inner(Message holder, String name) {
    int bracket = name.indexOf('[');
    var plain = bracket < 0 ? name : name.substring(0, bracket);
    var field = holder.getDescriptorForType().findFieldByName(plain);
    return bracket < 0
        ? (Message) holder.getField(field)
        : (Message)
            holder.getRepeatedField(
                field, Integer.parseInt(name.substring(bracket + 1, name.length() - 1)));
  }
}
