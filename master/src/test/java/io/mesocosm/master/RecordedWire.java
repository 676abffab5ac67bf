package io.mesocosm.master;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Exchanges recorded from Apache Mesos 1.12-dev, in `src/test/resources/wire`.
final class RecordedWire {
  private static final Pattern LINE = Pattern.compile("POST /(.+)/([\\w.]+) HTTP/1.1");
  private static final Pattern FROM = Pattern.compile("Libprocess-From: (.+)");
  private static final Pattern HEX = Pattern.compile("# body: .*\n((?:[0-9a-f]+\n)*)");

  private RecordedWire() {}

  static String text(String name) {
    try (var file = RecordedWire.class.getResourceAsStream("/wire/" + name)) {
      if (file == null) {
        throw new AssertionError("nothing is recorded as " + name);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  /// What stands behind the blank line: the body of an answer.
  static String body(String name) {
    var text = text(name).replace("\r", "");
    int blank = text.indexOf("\n\n");
    return blank < 0 ? "" : text.substring(blank + 2);
  }

  static int status(String name) {
    var text = text(name);
    int at = text.indexOf("HTTP/1.1 ") + "HTTP/1.1 ".length();
    return Integer.parseInt(text.substring(at, at + 3));
  }

  static Json json(String text) {
    return switch (JsonParser.parse(text)) {
      case Outcome.Ok<Json>(var value) -> value;
      case Outcome.Refused<Json>(var refusals) -> throw new AssertionError(refusals + text);
    };
  }

  /// A recorded message between master and agent.
  static Envelope envelope(String name) {
    var text = text("libprocess/" + name + ".txt").replace("\r", "");
    var line = LINE.matcher(text);
    var from = FROM.matcher(text);
    var hex = HEX.matcher(text);
    if (!line.find() || !from.find() || !hex.find()) {
      throw new AssertionError(name + " is no recorded message");
    }
    var bytes = HexFormat.of().parseHex(hex.group(1).replace("\n", ""));
    return new Envelope(
        Pid.parse(from.group(1)).orElseThrow(),
        new Pid(line.group(1), "127.0.0.1", 15050),
        line.group(2),
        ByteString.copyFrom(bytes));
  }
}
