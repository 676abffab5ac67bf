package io.mesocosm.protocol;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The two encodings of messages over HTTP.
public enum MediaType {
  JSON("application/json"),
  PROTOBUF("application/x-protobuf");

  /// Streaming of records on the agent; the encoding of the records stands in
  /// `Message-Content-Type` and `Message-Accept`.
  public static final String RECORDIO = "application/recordio";

  private final String wire;

  MediaType(String wire) {
    this.wire = wire;
  }

  /// As in the header Content-Type.
  public String wire() {
    return wire;
  }

  /// The encoding of a request by its Content-Type. The original wants the exact word and answers
  /// 415 to `application/json; charset=utf-8`; ours reads over parameters and case.
  public static Optional<MediaType> of(String contentType) {
    var name = name(contentType);
    for (MediaType type : values()) {
      if (type.wire.equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /// The encoding of the answer by the header Accept: JSON when it is absent, takes everything or
  /// takes both; empty when it takes neither (406).
  ///
  /// @param accept value of the header, empty when absent
  public static Optional<MediaType> accepted(String accept) {
    return accept.isBlank() || accepts(accept, JSON.wire)
        ? Optional.of(JSON)
        : accepts(accept, PROTOBUF.wire) ? Optional.of(PROTOBUF) : Optional.empty();
  }

  /// Whether the header Accept takes `type`. The most exact range decides; `q=0` refuses.
  public static boolean accepts(String accept, String type) {
    var family = type.substring(0, type.indexOf('/')) + "/*";
    for (String range : List.of(type, family, "*/*")) {
      for (String part : accept.split(",", -1)) {
        if (name(part).equals(range)) {
          return !part.replace(" ", "").matches(".*;[qQ]=0(\\.0*)?(;.*)?");
        }
      }
    }
    return false;
  }

  public byte[] encode(Message message) {
    return switch (this) {
      case JSON -> MessageJson.print(message);
      case PROTOBUF -> message.toByteArray();
    };
  }

  /// Reads a message of the kind of `prototype`, which is any instance of it.
  @SuppressWarnings("unchecked") // the builder of a T builds a T: the contract of generated code
  public <T extends Message> Outcome<T> decode(byte[] body, T prototype) {
    return switch (this) {
      case JSON -> MessageJson.parse(body, prototype);
      case PROTOBUF -> {
        try {
          var message = prototype.newBuilderForType().mergeFrom(body);
          yield message.isInitialized()
              ? Outcome.ok((T) message.build())
              : Missing.of(message.buildPartial());
        } catch (InvalidProtocolBufferException failure) {
          yield Outcome.refused(
              new Refusal(
                  Refusal.Reason.MALFORMED,
                  "body",
                  String.valueOf(failure.getMessage()),
                  prototype.getDescriptorForType().getFullName()));
        }
      }
    };
  }

  private static String name(String header) {
    int parameters = header.indexOf(';');
    return (parameters < 0 ? header : header.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
