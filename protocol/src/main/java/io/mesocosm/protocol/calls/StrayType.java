package io.mesocosm.protocol.calls;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Message;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.protocol.MediaType;
import java.util.Optional;
import java.util.stream.Collectors;

/// The value in the field `type` of a call that was read without one. An unknown name or number is
/// passed over by both encodings, as on the original, which then speaks of an absent type; whoever
/// has misspelt it wants to know more.
final class StrayType {
  private static final int SHOWN = 64;

  private StrayType() {}

  /// ` (got 'ACCPT'; allowed is one of …)`, to stand behind the original's text.
  static String words(MediaType encoding, byte[] body, Message call) {
    var found =
        switch (encoding) {
          case JSON -> text(body);
          case PROTOBUF -> number(call);
        };
    return " (%sallowed is one of %s)"
        .formatted(found.map("got '%s'; "::formatted).orElse(""), allowed(call));
  }

  private static Optional<String> text(byte[] body) {
    return JsonParser.parse(body) instanceof Outcome.Ok<Json>(Json.Obj call)
            && call.fields().get("type") instanceof Json.Str(var name)
        ? Optional.of(name.length() > SHOWN ? name.substring(0, SHOWN) + "…" : name)
        : Optional.empty();
  }

  private static Optional<String> number(Message call) {
    var field = call.getDescriptorForType().findFieldByName("type");
    return call.getUnknownFields().getField(field.getNumber()).getVarintList().stream()
        .reduce((_, last) -> last)
        .map(Long::toUnsignedString);
  }

  private static String allowed(Message call) {
    return call.getDescriptorForType().findFieldByName("type").getEnumType().getValues().stream()
        .filter(value -> value.getNumber() != 0)
        .map(EnumValueDescriptor::getName)
        .collect(Collectors.joining(", "));
  }
}
