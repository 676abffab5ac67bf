package io.mesocosm.protocol.libprocess;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/// Envelopes as HTTP requests and back. Pure.
public final class LibprocessWire {
  private static final String AGENT = "libprocess/";

  private LibprocessWire() {}

  /// The whole request, head and body, as the original sends it; with a length instead of chunks,
  /// which it takes just as well.
  public static byte[] request(Envelope envelope) {
    var head =
        """
        POST /%s/%s HTTP/1.1\r
        User-Agent: libprocess/%s\r
        Libprocess-From: %s\r
        Connection: Keep-Alive\r
        Host: %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(
                envelope.to().actor(),
                envelope.name(),
                envelope.from(),
                envelope.from(),
                envelope.to().address(),
                envelope.body().size());
    var request = new ByteArrayOutputStream(head.length() + envelope.body().size());
    request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(envelope.body().toByteArray());
    return request.toByteArray();
  }

  /// The envelope in a POST, or empty when it is an ordinary request: no sender named, or a path of
  /// another form.
  ///
  /// @param path raw path, `/slave(1)/mesos.internal.PingSlaveMessage`; brackets may be escaped
  /// @param header value of a request header by name, empty when absent
  /// @param self where the request arrived: host and port of the receiver
  public static Optional<Envelope> read(
      String path, Function<String, Optional<String>> header, byte[] body, Pid self) {
    int slash = path.indexOf('/', 1);
    if (!path.startsWith("/") || slash < 2 || path.indexOf('/', slash + 1) >= 0) {
      return Optional.empty();
    }
    var actor =
        URLDecoder.decode(path.substring(1, slash).replace("+", "%2B"), StandardCharsets.UTF_8);
    var name = path.substring(slash + 1);
    return sender(header)
        .filter(_ -> !name.isEmpty())
        .map(from ->
            new Envelope(
                from, new Pid(actor, self.host(), self.port()), name, ByteString.copyFrom(body)));
  }

  private static Optional<Pid> sender(Function<String, Optional<String>> header) {
    return header
        .apply("Libprocess-From")
        .or(() ->
            header
                .apply("User-Agent")
                .filter(agent -> agent.startsWith(AGENT))
                .map(agent -> agent.substring(AGENT.length())))
        .flatMap(Pid::parse);
  }
}
