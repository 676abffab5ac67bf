package io.mesocosm.base.httpserver;

import io.mesocosm.base.http.Headers;
import io.mesocosm.base.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.regex.Pattern;

/// Reads requests off one connection by RFC 9112.
///
/// Strict where leniency would let two readers disagree about where a request ends: two lengths, a
/// length beside chunks, folded lines, blanks before a colon. Lenient about a missing `Host`, which
/// old libprocess does not send, and about lines that end with a mere line feed.
final class RequestReader {
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?]*(.*)");

  private final Incoming in;
  private final BodyReader bodies;
  private final int maxHeadBytes;
  private final String remote;
  private final String local;
  private int headBytesLeft;

  /// A request and what becomes of its connection.
  ///
  /// @param isOld HTTP/1.0, which knows no chunks
  /// @param keepAlive whether the client wants to ask again
  record Incame(Request request, boolean isOld, boolean keepAlive) {}

  RequestReader(Incoming in, BodyReader bodies, int maxHeadBytes, String remote, String local) {
    this.in = in;
    this.bodies = bodies;
    this.maxHeadBytes = maxHeadBytes;
    this.remote = remote;
    this.local = local;
  }

  Incame next() throws IOException, RejectedRequestException {
    headBytesLeft = maxHeadBytes;
    var parts = startLine().split(" ", -1);
    if (parts.length != 3 || !isToken(parts[0])) {
      throw bad("The request line is not METHOD PATH VERSION");
    }
    boolean isOld = parts[2].equals("HTTP/1.0");
    if (!isOld && !parts[2].equals("HTTP/1.1")) {
      throw parts[2].startsWith("HTTP/")
          ? new RejectedRequestException(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here")
          : bad("The request line is not METHOD PATH VERSION");
    }
    var headers = headers();
    boolean keepAlive =
        isOld ? headers.lists("Connection", "keep-alive") : !headers.lists("Connection", "close");
    var body = bodies.read(headers, isOld);
    return new Incame(request(parts[0], parts[1], headers, body), isOld, keepAlive);
  }

  private Request request(String method, String target, Headers headers, byte[] body)
      throws RejectedRequestException {
    try {
      return Request.received(method, originForm(target), headers, body, remote, local);
    } catch (IllegalArgumentException broken) {
      throw bad("In the path is " + broken.getMessage());
    }
  }

  private static String originForm(String target) throws RejectedRequestException {
    if (target.startsWith("/") || target.equals("*")) {
      return target;
    }
    var absolute = ABSOLUTE.matcher(target);
    if (!absolute.matches()) {
      throw bad("The path does not start with a slash");
    }
    return absolute.group(1).startsWith("/") ? absolute.group(1) : "/" + absolute.group(1);
  }

  /// Blank lines in front of a request are passed over.
  private String startLine() throws IOException, RejectedRequestException {
    var line = headLine();
    while (line.isEmpty()) {
      line = headLine();
    }
    return line;
  }

  private String headLine() throws IOException, RejectedRequestException {
    var line = in.line(headBytesLeft);
    headBytesLeft -= line.length() + 2;
    if (headBytesLeft < 0) {
      throw new RejectedRequestException(431, "The header is too large");
    }
    return line;
  }

  private Headers headers() throws IOException, RejectedRequestException {
    var fields = new ArrayList<Headers.Field>();
    for (var line = headLine(); !line.isEmpty(); line = headLine()) {
      int colon = line.indexOf(':');
      var name = line.substring(0, Math.max(0, colon));
      if (!isToken(name)) {
        throw bad("A header line is not NAME: VALUE");
      }
      fields.add(new Headers.Field(name, value(line, colon + 1)));
    }
    return new Headers(fields);
  }

  /// A name by RFC 9110 §5.6.2. Looked at for every header line, hence no pattern.
  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static String value(String line, int from) throws RejectedRequestException {
    var value = line.substring(from).strip();
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' && value.charAt(i) != '\t') {
        throw bad("A control character is in a header line");
      }
    }
    return value;
  }

  private static RejectedRequestException bad(String reason) {
    return new RejectedRequestException(400, reason);
  }
}
