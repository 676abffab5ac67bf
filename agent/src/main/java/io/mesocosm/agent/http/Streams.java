package io.mesocosm.agent.http;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.RecordIo;
import io.mesocosm.protocol.v1.agent.Call;
import java.util.Optional;

/// The media types of calls that stream: `application/recordio` around records whose own type
/// stands in headers of its own. Mesos 1.11, codes and order of its agent's entry for operators.
final class Streams {
  private static final String TYPE = "Content-Type";
  private static final String INNER = "Message-Content-Type";
  private static final int LARGEST = 1 << 20;

  private Streams() {}

  /// How the body of a request is to be read.
  sealed interface Content {
    /// One message.
    record Plain(Request request) implements Content {}

    /// The first record, which says what the others are for.
    record First(Request request) implements Content {}

    record Wrong(Response answer) implements Content {}
  }

  static Content record(Request request) {
    var type = request.contentType();
    var inner = request.header(INNER);
    if (!request.method().equals("POST") || !type.equals(Optional.of(MediaType.RECORDIO))) {
      return inner.isPresent() && type.isPresent()
          ? wrong(415, "Expecting 'Message-Content-Type' to be not set for non-streaming requests")
          : new Content.Plain(request);
    }
    if (inner.isEmpty()) {
      return wrong(400, "Expecting 'Message-Content-Type' to be set for streaming requests");
    }
    if (MediaType.of(inner.get()).isEmpty()) {
      return wrong(
          415,
          "Expecting 'Message-Content-Type' of application/json or application/x-protobuf (got '%s')"
              .formatted(inner.get()));
    }
    try {
      var records = new RecordIo.Decoder(LARGEST).feed(request.body());
      return records.isEmpty()
          ? wrong(400, "Received EOF while reading request body")
          : new Content.First(request.withHeader(TYPE, inner.get()).withBody(records.getFirst()));
    } catch (RecordIo.BrokenStreamException broken) {
      return wrong(400, "Failed to read the stream of records: " + broken.getMessage());
    }
  }

  private static Content wrong(int status, String text) {
    return new Content.Wrong(Response.text(status, text));
  }

  /// What is wrong when a call comes, or shall be answered, as a stream and cannot, or the other
  /// way round.
  static Optional<Response> mismatch(Request request, Call.Type type, boolean streams) {
    var accept = request.header("Accept").orElse("");
    boolean plain = MediaType.accepted(accept).isPresent();
    if (!plain && !MediaType.accepts(accept, MediaType.RECORDIO)) {
      return Optional.of(
          Response.text(
              406,
              "Expecting 'Accept' to allow application/json or application/x-protobuf or"
                  + " application/recordio"));
    }
    if (streams != (type == Call.Type.ATTACH_CONTAINER_INPUT)) {
      return Optional.of(
          Response.text(
              415,
              streams
                  ? "Streaming 'Content-Type' application/recordio is not supported for %s call"
                      .formatted(type)
                  : "Expecting 'Content-Type' to be application/recordio for %s call"
                      .formatted(type)));
    }
    boolean answersInRecords =
        type == Call.Type.ATTACH_CONTAINER_OUTPUT
            || type == Call.Type.LAUNCH_NESTED_CONTAINER_SESSION;
    return plain || answersInRecords
        ? Optional.empty()
        : Optional.of(
            Response.text(406, "Streaming response is not supported for %s call".formatted(type)));
  }
}
