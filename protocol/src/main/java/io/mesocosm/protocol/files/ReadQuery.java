package io.mesocosm.protocol.files;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.JsonWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What `/files/read` asks of a file. Mesos 1.11, `/files/read`: -1 is as good as absent, for both
/// numbers; other negative numbers and what is no number are 400.
///
/// @param offset -1 for the size alone
/// @param length -1 for as much as one answer holds
public record ReadQuery(long offset, long length) {
  private static final long UNSAID = -1;
  private static final BigInteger LEAST = BigInteger.valueOf(UNSAID);
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  /// All that is wrong, or the query.
  public static Outcome<ReadQuery> of(Request request) {
    var problems = new ArrayList<Refusal>();
    var offset = number(request, "offset", problems);
    var length = number(request, "length", problems);
    return problems.isEmpty()
        ? Outcome.ok(new ReadQuery(offset.orElse(UNSAID), length.orElse(UNSAID)))
        : new Outcome.Refused<>(problems);
  }

  private static OptionalLong number(Request request, String name, List<Refusal> problems) {
    var text = request.queryParam(name).orElse("-1");
    if (text.matches("-?\\d{1,30}")) {
      var number = new BigInteger(text);
      if (number.compareTo(LEAST) >= 0 && number.compareTo(LARGEST) <= 0) {
        return OptionalLong.of(number.longValue());
      }
    }
    problems.add(
        Refusal.invalid(name, text, "a whole number from 0 to 9223372036854775807, or -1"));
    return OptionalLong.empty();
  }

  /// 400 with all that is wrong.
  public static Response refusal(List<Refusal> why) {
    return Response.text(400, String.join("; ", why.stream().map(Refusal::text).toList()) + "\n");
  }

  /// `{"data": …, "offset": …}`; 400 for what is no plain file.
  ///
  /// @param file exists
  public Response answer(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Response.text(400, noFile("read", file));
    }
    var json = new JsonWriter().beginObject();
    if (offset == UNSAID) {
      json.field("data", "").field("offset", Files.size(file));
    } else {
      json.field("data", FilePart.read(file, offset, length).text()).field("offset", offset);
    }
    return Response.json(200, json.endObject().toBytes());
  }

  /// A pipe would block whoever opens it until somebody writes, and a directory has no bytes.
  ///
  /// @param what cannot be done, `read`
  public static String noFile(String what, Path file) {
    return Files.isDirectory(file)
        ? "Cannot %s a directory.\n".formatted(what)
        : "Cannot %s '%s': it is no plain file.\n".formatted(what, file.getFileName());
  }
}
