package io.mesocosm.base.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for any value and any text, tried with values and texts drawn from seeds.
class JsonLawsTest {
  private static final String[] TEXTS = {"", "a", "é", "😀", "\"", "\\", "\n", "\u0000", "/x"};
  private static final String[] NUMBERS = {
    "0", "-1", "4.0", "1e9", "-0.5E-3", "18446744073709551615"
  };
  private static final String NOISE = "{}[]\",:\\ntrufalse0123456789.eE+- \u00e9";

  static Stream<Integer> seeds() {
    return IntStream.range(0, 50).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsWrittenIsRead(int seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      var value = value(random, 4);
      assertThat(JsonParser.parse(JsonText.compact(value))).isEqualTo(Outcome.ok(value));
      assertThat(JsonParser.parse(JsonText.pretty(value))).isEqualTo(Outcome.ok(value));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsBrokenIsRefusedAndNothingWorse(int seed) {
    var random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      var bytes = JsonText.compact(value(random, 3));
      for (int changes = random.nextInt(3); changes >= 0 && bytes.length > 0; changes--) {
        bytes[random.nextInt(bytes.length)] =
            random.nextBoolean()
                ? (byte) random.nextInt()
                : (byte) NOISE.charAt(random.nextInt(NOISE.length()));
      }
      switch (JsonParser.parse(bytes)) {
        case Outcome.Ok<Json>(var read) ->
            assertThat(JsonParser.parse(JsonText.text(read))).isEqualTo(Outcome.ok(read));
        case Outcome.Refused<Json>(var refusals) ->
            assertThat(refusals.getFirst().had()).matches("(?s).+ at \\d+:\\d+");
      }
    }
  }

  private static Json value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> Json.NULL;
      case 1 -> Json.of(random.nextBoolean());
      case 2 -> new Json.Num(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 3 -> Json.of(random.nextDouble() * 1000);
      case 4 -> Json.of(text(random));
      case 5 ->
          Json.arr(
              Stream.generate(() -> value(random, depth - 1)).limit(random.nextInt(4)).toList());
      default -> {
        var fields = new LinkedHashMap<String, Json>();
        for (int i = random.nextInt(4); i > 0; i--) {
          fields.put(text(random), value(random, depth - 1));
        }
        yield new Json.Obj(fields);
      }
    };
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(TEXTS[random.nextInt(TEXTS.length)]);
    }
    return new String(text.toString().getBytes(UTF_8), UTF_8);
  }
}
