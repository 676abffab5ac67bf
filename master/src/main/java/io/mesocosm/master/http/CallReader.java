package io.mesocosm.master.http;

import com.google.protobuf.Message;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.protocol.MediaType;
import java.util.List;
import java.util.stream.Collectors;

/// The checks that calls of schedulers and of operators share: method, Content-Type, body. Order,
/// codes and most texts are those of Mesos 1.11, as observed; unlike it, parameters of the
/// Content-Type are read over.
///
/// @param <T> the kind of message
final class CallReader<T extends Message> {
  private final T prototype;

  CallReader(T prototype) {
    this.prototype = prototype;
  }

  sealed interface Read<T> {
    record Message<T>(T call) implements Read<T> {}

    record Wrong<T>(Response answer) implements Read<T> {}
  }

  Read<T> read(Request request) {
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
    return switch (encoding.get().decode(request.body(), prototype)) {
      case Outcome.Ok<T>(var call) -> new Read.Message<>(call);
      case Outcome.Refused<T>(var refusals) -> wrong(400, text(encoding.get(), refusals));
    };
  }

  private static <T> Read<T> wrong(int status, String text) {
    return new Read.Wrong<>(Response.text(status, text));
  }

  private static String text(MediaType encoding, List<Refusal> refusals) {
    if (encoding == MediaType.PROTOBUF) {
      return "Failed to parse body into Call protobuf";
    }
    boolean malformed =
        refusals.stream().anyMatch(refusal -> refusal.reason() == Refusal.Reason.MALFORMED);
    return (malformed
            ? "Failed to parse body into JSON: "
            : "Failed to convert JSON into Call protobuf: ")
        + refusals.stream().map(Refusal::text).collect(Collectors.joining("; "));
  }
}
