package io.mesocosm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.mesocosm.protocol.v0.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the originals sent each other is read by our class of the same name, leaves no field over,
/// and is written back to the same bytes.
class RecordedMessagesTest {
  private static final Pattern NAME =
      Pattern.compile("mesos\\.(internal\\.(?<message>\\w+)|scheduler\\.Call)-.*");

  static Stream<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/wire/libprocess"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void areWrittenBackToTheSameBytes(Path file) throws Exception {
    byte[] body = body(Files.readAllLines(file));
    Message message = parser(file.getFileName().toString()).parseFrom(body);
    assertThat(message.getUnknownFields().asMap()).isEmpty();
    assertThat(message.toByteArray()).isEqualTo(body);
  }

  private static Parser<? extends Message> parser(String file) throws Exception {
    Matcher name = NAME.matcher(file.substring(file.indexOf("mesos.")));
    assertThat(name.matches()).as(file).isTrue();
    if (name.group("message") == null) {
      return Call.parser();
    }
    Object message =
        Class.forName("io.mesocosm.protocol.internal." + name.group("message"))
            .getMethod("getDefaultInstance")
            .invoke(null);
    return ((Message) message).getParserForType();
  }

  private static byte[] body(List<String> lines) {
    return HexFormat.of()
        .parseHex(
            lines.stream()
                .dropWhile(line -> !line.startsWith("# body"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .collect(Collectors.joining()));
  }
}
