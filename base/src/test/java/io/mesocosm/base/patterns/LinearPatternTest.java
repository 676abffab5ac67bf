package io.mesocosm.base.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import org.junit.jupiter.api.Test;

class LinearPatternTest {
  private static LinearPattern pattern(String text) {
    return switch (LinearPattern.parse("/x", text, 100)) {
      case Outcome.Ok<LinearPattern>(var pattern) -> pattern;
      case Outcome.Refused<LinearPattern>(var why) -> throw new AssertionError(why);
    };
  }

  @Test
  void matchesAllOfAText() {
    assertThat(pattern("r[0-9]+").matches("r12")).isTrue();
    assertThat(pattern("r[0-9]+").matches("r12x")).isFalse();
    assertThat(pattern("").matches("")).isTrue();
    assertThat(pattern("a|b")).isEqualTo(pattern("a|b")).isNotEqualTo(pattern("a"));
  }

  @Test
  void takesNoLongerForAWickedPattern() {
    assertThat(pattern("(a+)+b").matches("a".repeat(5_000))).isFalse();
  }

  @Test
  void refusesWhatIsNoPatternAndWhatIsTooLarge() {
    assertThat(LinearPattern.parse("/x", "(", 100).toString())
        .contains("field=/x", "had=(", "a pattern as RE2 knows it");
    assertThat(LinearPattern.parse("/x", "a{100}", 50).toString())
        .contains("a pattern of at most 50 instructions, this has 1");
  }
}
