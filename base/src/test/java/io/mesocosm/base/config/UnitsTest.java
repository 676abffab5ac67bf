package io.mesocosm.base.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnitsTest {
  @ParameterizedTest
  @CsvSource({
    "0ns,PT0S",
    "5us,PT0.000005S",
    "250ms,PT0.25S",
    "10secs,PT10S",
    "1.5mins,PT1M30S",
    "2hrs,PT2H",
    "1days,PT24H",
    "2weeks,PT336H"
  })
  void readsAndPrintsDurations(String text, Duration duration) {
    assertThat(Durations.parse("--x", text)).isEqualTo(Outcome.ok(duration));
    assertThat(Durations.text(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"7B,7", "1.5KB,1536", "32MB,33554432", "2GB,2147483648", "1TB,1099511627776"})
  void readsAndPrintsSizes(String text, long bytes) {
    assertThat(Sizes.parse("--x", text)).isEqualTo(Outcome.ok(bytes));
    assertThat(Sizes.text(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "secs", "1.2.3secs", "5 parsecs", "99999999999weeks"})
  void refusesWhatIsNoDuration(String text) {
    assertThat(Durations.parse("--x", text)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void saysWhatIsAllowed() {
    assertThat(Sizes.parse("--x", "5 apples").toString())
        .contains("--x", "5 apples", "a size: a number and one of B, KB, MB, GB, TB");
  }
}
