package io.mesocosm.protocol;

import com.google.protobuf.Message;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonWriter;
import java.util.Collection;

/// Messages to JSON and back, as Mesos 1.11 does it.
///
/// Printing: names as declared, in the order of declaration; enums by name; bytes in base64; 64-bit
/// integers as numbers; whole doubles with `.0`, infinities as strings; maps as objects; unset
/// fields with an explicit default that are not deprecated are printed with it; empty lists and
/// other unset fields are left out; nothing is ever null.
///
/// Reading is lenient: unknown fields and unknown enum names in optional fields are passed over,
/// null is absent, numbers and booleans may stand in quotes, and one value may stand for a list of
/// one. A span of `google.protobuf.Duration` may also be text, `10mins`, as the documentation has
/// it.
public final class MessageJson {
  private MessageJson() {}

  /// The message as UTF-8, without blanks.
  public static byte[] print(Message message) {
    return new Printer().print(message);
  }

  /// Reads a message of the kind of `prototype`, which is any instance of it. A refusal names the
  /// path: `/accept/operations(0)/type`.
  public static <T extends Message> Outcome<T> parse(byte[] json, T prototype) {
    return parsed(JsonParser.parse(json), prototype);
  }

  /// The same for what a stranger sent.
  ///
  /// @param mostValues that it may have in all
  public static <T extends Message> Outcome<T> parse(byte[] json, T prototype, int mostValues) {
    return parsed(JsonParser.parse(json, mostValues), prototype);
  }

  private static <T extends Message> Outcome<T> parsed(Outcome<Json> json, T prototype) {
    return switch (json) {
      case Outcome.Ok<Json>(Json.Obj object) -> read(object, prototype);
      case Outcome.Ok<Json> _ -> malformed("a value that is no object");
      case Outcome.Refused<Json>(var refusals) -> malformed(refusals.getFirst().had());
    };
  }

  @SuppressWarnings("unchecked") // the builder of a T builds a T: the contract of generated code
  private static <T extends Message> Outcome<T> read(Json.Obj object, T prototype) {
    var builder = prototype.newBuilderForType();
    var reader = new Reader();
    reader.object(builder, object, "");
    if (!reader.refusals().isEmpty()) {
      return new Outcome.Refused<>(reader.refusals());
    }
    return builder.isInitialized()
        ? Outcome.ok((T) builder.build())
        : Missing.of(builder.buildPartial());
  }

  private static <T> Outcome<T> malformed(String had) {
    return Outcome.refused(new Refusal(Refusal.Reason.MALFORMED, "body", had, "a JSON object"));
  }

  /// A field that lists `messages`, into an object that is open.
  public static void list(JsonWriter json, String name, Collection<? extends Message> messages) {
    json.name(name).beginArray();
    messages.forEach(message -> json.raw(print(message)));
    json.endArray();
  }
}
