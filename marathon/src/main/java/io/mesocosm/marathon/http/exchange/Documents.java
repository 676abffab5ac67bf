package io.mesocosm.marathon.http.exchange;

import io.mesocosm.base.http.Response;
import io.mesocosm.marathon.core.MarathonState;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/// Large documents as last rendered: while the state is the same object, so is the answer, and a
/// client that has it is told so.
///
/// Safe for many threads.
public final class Documents {
  // Few questions are asked again and again; the rest is not worth remembering.
  private static final int REMEMBERED = 16;

  private final ConcurrentHashMap<String, Made> made = new ConcurrentHashMap<>();

  private record Made(MarathonState state, Response response) {}

  @SuppressWarnings("ReferenceEquality") // the point: another object is another state
  public Response of(MarathonState state, String question, Supplier<byte[]> document) {
    var before = made.get(question);
    if (before != null && before.state == state) {
      return before.response;
    }
    var body = document.get();
    var response = Response.json(200, body).withHeader("ETag", tag(body));
    if (made.size() >= REMEMBERED && before == null) {
      made.clear();
    }
    made.put(question, new Made(state, response));
    return response;
  }

  private static String tag(byte[] body) {
    var sum = new CRC32C();
    sum.update(body);
    return "\"%x-%x\"".formatted(body.length, sum.getValue());
  }
}
