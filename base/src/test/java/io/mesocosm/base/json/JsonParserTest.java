package io.mesocosm.base.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonParserTest {
  private static Json parsed(String text) {
    return switch (JsonParser.parse(text)) {
      case Outcome.Ok<Json>(var value) -> value;
      case Outcome.Refused<Json>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  private static String refused(byte[] bytes) {
    return switch (JsonParser.parse(bytes)) {
      case Outcome.Ok<Json>(var value) -> throw new AssertionError(value);
      case Outcome.Refused<Json>(var refusals) -> refusals.getFirst().had();
    };
  }

  @Test
  void keepsOrderDigitsAndNulls() {
    var read =
        parsed(" {\"b\" : [1, 2.50, -0e+7], \"a\":{},\"c\":null, \"d\":true,\r\n\"e\":\"\"}\t");
    assertThat(JsonText.text(read))
        .isEqualTo("{\"b\":[1,2.50,-0e+7],\"a\":{},\"c\":null,\"d\":true,\"e\":\"\"}");
  }

  @Test
  void readsEscapesAndText() {
    assertThat(parsed("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9é\\ud83d\\ude00😀\""))
        .isEqualTo(Json.of("a\"\\/\b\f\n\r\téé😀😀"));
  }

  @Test
  void takesTheLastOfTwoFieldsOfOneName() {
    assertThat(parsed("{\"a\":1,\"a\":2}")).isEqualTo(Json.obj("a", 2));
  }

  @Test
  void boundsWhatAFewBytesBecome() {
    var many = ("[" + "[],".repeat(99) + "[]]").getBytes(StandardCharsets.UTF_8);
    assertThat(JsonParser.parse(many, 101)).isInstanceOf(Outcome.Ok.class);
    assertThat(JsonParser.parse(many, 100).toString()).contains("more than 100 values at 1:299");
  }

  @Test
  void readsNoNumberThatNobodyCanCount() {
    assertThat(JsonParser.parse("9".repeat(1000))).isInstanceOf(Outcome.Ok.class);
    assertThat(refused("9".repeat(1001).getBytes(StandardCharsets.UTF_8)))
        .startsWith("a number of more than 1000 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "01",
        "1.",
        ".5",
        "+1",
        "1e",
        "-",
        "tru",
        "nul",
        "NaN",
        "'a'",
        "\"a",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\n\"",
        "1 2",
        "[1 2]",
        "// no\n1",
        "\u0000"
      })
  void refusesWhatIsNoJson(String text) {
    assertThat(JsonParser.parse(text)).isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[1,x] | 1:4", "{'a':1;'é':é | 1:7", "{$$'a': tru} | 3:9"})
  void saysWhere(String text, String where) {
    var bytes = text.replace('\'', '"').replace('$', '\n').getBytes(StandardCharsets.UTF_8);
    assertThat(refused(bytes)).endsWith(" at " + where);
  }

  @Test
  void refusesBytesThatAreNoText() {
    assertThat(refused(new byte[] {'"', 'a', (byte) 0xc3, '"'}))
        .isEqualTo("bytes that are no UTF-8 at 1:3");
  }

  @Test
  void goesDeepButNotWithoutEnd() {
    assertThat(parsed("[".repeat(200) + "]".repeat(200))).isInstanceOf(Json.Arr.class);
    assertThat(refused("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
        .startsWith("more than 200 levels");
  }

  @Test
  void numbersNeverExplode() {
    assertThat(new Json.Num("4.0").wholeNumber()).contains(4L);
    assertThat(new Json.Num("4.5").wholeNumber()).isEmpty();
    assertThat(new Json.Num("1e999999999").wholeNumber()).isEmpty();
    assertThat(new Json.Num("1e999999999").longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(new Json.Num("9223372036854775807").longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(new Json.Num("-2.9").longValue()).isEqualTo(-2);
    assertThat(List.of(Json.of(4.0), Json.of(Double.POSITIVE_INFINITY)))
        .containsExactly(new Json.Num("4.0"), new Json.Str("Infinity"));
  }
}
