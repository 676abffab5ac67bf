package io.mesocosm.base.httpclient;

import io.mesocosm.base.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Status and header fields of an answer, as they come over a socket.
record ReplyHead(int status, Headers headers) {
  private static final int MOST_FIELDS = 256;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

  static ReplyHead read(InputStream in) throws IOException {
    var first = Lines.next(in);
    var status = STATUS.matcher(first);
    if (!status.matches()) {
      throw new IOException("no HTTP answer: " + first);
    }
    var fields = new ArrayList<Headers.Field>();
    for (var line = Lines.next(in); !line.isEmpty(); line = Lines.next(in)) {
      int colon = line.indexOf(':');
      if (colon < 1 || fields.size() == MOST_FIELDS) {
        throw new IOException("no header field of an HTTP answer: " + line);
      }
      fields.add(
          new Headers.Field(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
    }
    return new ReplyHead(Integer.parseInt(status.group(1)), new Headers(fields));
  }

  /// Another head follows.
  boolean isProvisional() {
    return status / 100 == 1 && status != 101;
  }

  boolean hasNoBody() {
    return status == 204 || status == 304;
  }

  OptionalLong length() throws IOException {
    var text = headers.first("Content-Length");
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!LENGTH.matcher(text.get()).matches()) {
      throw new IOException("Content-Length is no number: " + text.get());
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }
}
