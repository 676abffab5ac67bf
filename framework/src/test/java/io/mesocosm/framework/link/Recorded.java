package io.mesocosm.framework.link;

import io.mesocosm.base.Outcome;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.RecordIo;
import io.mesocosm.protocol.v1.scheduler.Call;
import io.mesocosm.protocol.v1.scheduler.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The recorded session with an unmodified master, as messages.
final class Recorded {
  private static final Path PLACE = Path.of("src/test/resources/wire/scheduler");

  private Recorded() {}

  static Call call(String name) throws IOException {
    var body = Files.readAllBytes(PLACE.resolve(name + ".request"));
    return ok(MessageJson.parse(body, Call.getDefaultInstance()));
  }

  static List<Event> events(String name) throws IOException {
    var events = new ArrayList<Event>();
    for (var record : new RecordIo.Decoder(1 << 20).feed(body(name))) {
      events.add(ok(MediaType.JSON.decode(record, Event.getDefaultInstance())));
    }
    return events;
  }

  /// What the chunks hold, put together. Carriage returns were not recorded.
  private static byte[] body(String name) throws IOException {
    var bytes = Files.readAllBytes(PLACE.resolve(name + ".stream"));
    var text = new String(bytes, StandardCharsets.UTF_8);
    var rest = text.substring(text.indexOf("\n\n") + 2);
    var body = new StringBuilder();
    while (!rest.isEmpty()) {
      var line = rest.indexOf('\n');
      var size = HexFormat.fromHexDigits(rest, 0, line);
      body.append(rest, line + 1, line + 1 + size);
      rest = size == 0 ? "" : rest.substring(line + 1 + size + 1);
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T ok(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T>(var value) -> value;
      case Outcome.Refused<T>(var refusals) -> throw new AssertionError(refusals);
    };
  }
}
