package io.mesocosm.protocol.libprocess;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who sends or receives: an actor at an address, `slave(1)@10.0.0.2:5051`.
///
/// @param actor without slashes: `master`, `slave(1)`, `scheduler-<uuid>`
/// @param host address or name; IPv6 without brackets
/// @param port 1 to 65535
public record Pid(String actor, String host, int port) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<actor>[^@/\\s]+)@(?:\\[(?<six>[^]]+)]|(?<four>[^:@/\\s]+)):(?<port>\\d{1,5})");

  /// Reads `actor@host:port`, or nothing.
  public static Optional<Pid> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(form.group("port"));
    var host = form.group("six") == null ? form.group("four") : form.group("six");
    return port == 0 || port > 65_535
        ? Optional.empty()
        : Optional.of(new Pid(form.group("actor"), host, port));
  }

  /// `host:port`, as in the header Host.
  public String address() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  @Override
  public String toString() {
    return actor + "@" + address();
  }
}
