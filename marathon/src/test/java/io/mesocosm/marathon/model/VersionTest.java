package io.mesocosm.marathon.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Outcome.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class VersionTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.0005Z");

  @Test
  void alwaysHasThreeDigits() {
    assertThat(new Version(NOON)).hasToString("2026-01-01T12:00:00.000Z");
    assertThat(Version.parse("2026-01-01T13:00:00+01:00")).isEqualTo(Outcome.ok(new Version(NOON)));
    assertThat(Version.parse("yesterday")).isInstanceOf(Refused.class);
  }

  @Test
  void neverRepeats() {
    var first = new Version(NOON);
    assertThat(first.next(NOON)).hasToString("2026-01-01T12:00:00.001Z");
    assertThat(first.next(NOON.minusSeconds(9))).hasToString("2026-01-01T12:00:00.001Z");
    assertThat(first.next(NOON.plusSeconds(9))).hasToString("2026-01-01T12:00:09.000Z");
  }
}
