package io.mesocosm.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Doubles;
import io.mesocosm.protocol.v1.scheduler.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// JSON that the originals printed is read, and printed again to the same text.
class RecordedJsonTest {
  private static final Pattern LONG_NUMBER = Pattern.compile("(?<=:)\\d+\\.\\d{6,}(?=[,}])");
  private static final Path WIRE = Path.of("src/test/resources/wire");

  static Stream<Path> answers() throws IOException {
    try (Stream<Path> files = Files.walk(WIRE.resolve("operator"))) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .filter(RecordedJsonTest::isAnswered)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void operatorAnswersPrintAlike(Path file) throws Exception {
    var text = Files.readString(file);
    var body = text.substring(text.indexOf("\n\n") + 2);
    Message kind =
        file.toString().contains("master-v1")
            ? io.mesocosm.protocol.v1.master.Response.getDefaultInstance()
            : io.mesocosm.protocol.v1.agent.Response.getDefaultInstance();
    assertThat(print(parsed(body.getBytes(UTF_8), kind))).isEqualTo(expected(unindented(body)));
  }

  static Stream<Path> streams() throws IOException {
    try (Stream<Path> files = Files.list(WIRE.resolve("scheduler"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void schedulerEventsPrintAlike(Path file) throws Exception {
    var records = records(Files.readAllBytes(file));
    assertThat(records).isNotEmpty();
    for (byte[] json : records) {
      assertThat(print(parsed(json, Event.getDefaultInstance())))
          .isEqualTo(expected(new String(json, UTF_8)));
    }
  }

  private static boolean isAnswered(Path file) {
    try {
      return Files.readString(file).contains("HTTP/1.1 200 OK");
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static Message parsed(byte[] json, Message kind) {
    return switch (MessageJson.parse(json, kind)) {
      case Outcome.Ok<Message>(var message) -> message;
      case Outcome.Refused<Message>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  private static String print(Message message) {
    return new String(MessageJson.print(message), UTF_8);
  }

  /// The original does not always print the nearest of several shortest numbers; and it prints
  /// `checkpoint` of agents, a field that v1 does not have.
  private static String expected(String original) {
    return LONG_NUMBER
        .matcher(original.replace(",\"checkpoint\":true},\"active\"", "},\"active\""))
        .replaceAll(number -> Doubles.text(Double.parseDouble(number.group())));
  }

  /// Without blanks, save those within strings.
  private static String unindented(String json) {
    var text = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '"' && (i == 0 || json.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      }
      if (quoted || !Character.isWhitespace(c)) {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static List<byte[]> records(byte[] response) throws Exception {
    var text = new String(response, ISO_8859_1);
    // The recordings keep no carriage returns.
    int at = text.indexOf("\n\n") + 2;
    var body = new ByteArrayOutputStream();
    while (at < text.length()) {
      int end = text.indexOf("\n", at);
      int size = Integer.parseInt(text.substring(at, end), 16);
      int from = end + 1;
      body.write(response, from, Math.min(size, response.length - from));
      at = from + size + 1;
    }
    return new RecordIo.Decoder(1 << 20).feed(body.toByteArray());
  }
}
