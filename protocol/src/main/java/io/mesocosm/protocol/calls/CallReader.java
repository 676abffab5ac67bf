package io.mesocosm.protocol.calls;

import com.google.protobuf.Message;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.MessageJson;
import java.util.List;
import java.util.stream.Collectors;

/// The checks that all v1 calls share: method, Content-Type, body, type. Order, codes and the
/// beginnings of texts are those of Mesos 1.11, as observed; behind them we say which value is
/// wrong and what is allowed. Unlike it, parameters of the Content-Type are read over.
///
/// @param <T> the kind of message, which has a field `type`
public final class CallReader<T extends Message> {
  /// Reconciling a hundred thousand tasks takes half as many.
  private static final int MOST_VALUES = 1_000_000;

  /// Messages between masters and agents may be larger; they do not come this way.
  private static final int LARGEST = 16 << 20;

  private final String kind;
  private final T prototype;

  /// @param kind as the original calls it in its texts, `scheduler::Call`
  public CallReader(String kind, T prototype) {
    this.kind = kind;
    this.prototype = prototype;
  }

  /// What a request turned out to be.
  public sealed interface Read<T> {
    record Message<T>(T call) implements Read<T> {}

    record Wrong<T>(Response answer) implements Read<T> {}
  }

  public Read<T> read(Request request) {
    if (!request.method().equals("POST")) {
      return new Read.Wrong<>(
          Response.text(
                  405,
                  "405 Method Not Allowed. Expecting one of { 'POST' }, but received '%s'."
                      .formatted(request.method()))
              .withHeader("Allow", "POST"));
    }
    var contentType = request.header("Content-Type");
    if (contentType.isEmpty()) {
      return wrong(400, "Expecting 'Content-Type' to be present");
    }
    var encoding = MediaType.of(contentType.get());
    if (encoding.isEmpty()) {
      return wrong(415, "Expecting 'Content-Type' of application/json or application/x-protobuf");
    }
    if (request.body().length > LARGEST) {
      return wrong(
          413, "A call has %d bytes, allowed are %d".formatted(request.body().length, LARGEST));
    }
    return switch (decoded(encoding.get(), request.body())) {
      case Outcome.Ok<T>(var call) -> typed(encoding.get(), request.body(), call);
      case Outcome.Refused<T>(var refusals) -> wrong(400, text(encoding.get(), refusals));
    };
  }

  private Outcome<T> decoded(MediaType encoding, byte[] body) {
    return switch (encoding) {
      case JSON -> MessageJson.parse(body, prototype, MOST_VALUES);
      case PROTOBUF -> encoding.decode(body, prototype);
    };
  }

  private Read<T> typed(MediaType encoding, byte[] body, T call) {
    var type = call.getDescriptorForType().findFieldByName("type");
    return call.hasField(type)
        ? new Read.Message<>(call)
        : wrong(
            400, invalid("Expecting 'type' to be present" + StrayType.words(encoding, body, call)));
  }

  /// The text for a call that breaks a rule, as the original begins it.
  public String invalid(String why) {
    return "Failed to validate %s: %s".formatted(kind, why);
  }

  private static <T> Read<T> wrong(int status, String text) {
    return new Read.Wrong<>(Response.text(status, text));
  }

  private static String text(MediaType encoding, List<Refusal> refusals) {
    return beginning(encoding, refusals)
        + ": "
        + refusals.stream().map(Refusal::text).collect(Collectors.joining("; "));
  }

  private static String beginning(MediaType encoding, List<Refusal> refusals) {
    if (encoding == MediaType.PROTOBUF) {
      return "Failed to parse body into Call protobuf";
    }
    return refusals.stream().anyMatch(refusal -> refusal.reason() == Refusal.Reason.MALFORMED)
        ? "Failed to parse body into JSON"
        : "Failed to convert JSON into Call protobuf";
  }
}
