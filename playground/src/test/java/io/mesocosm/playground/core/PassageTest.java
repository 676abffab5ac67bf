package io.mesocosm.playground.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PassageTest {
  private static final Duration MS = Duration.ofMillis(1);
  private static final double NEVER = 0.999;
  private static final double MIDDLE = 0.5;

  @Test
  void aPacketGoesOnAfterTheDelay() {
    var passage = new Passage(MS, Duration.ZERO, 0);
    assertThat(passage.due(100, 0, 0, MIDDLE)).hasValue(1_000_100);
  }

  @Test
  void jitterShiftsItBothWays() {
    var passage = new Passage(MS.multipliedBy(2), MS, 0);
    assertThat(passage.due(0, 0, 0, 0)).hasValue(1_000_000);
    assertThat(passage.due(0, 0, 0, 1)).hasValue(3_000_000);
  }

  @Test
  void noPacketOvertakesTheOneBefore() {
    var passage = new Passage(MS, MS, 0);
    assertThat(passage.due(10, 5_000_000, 0, 0)).hasValue(5_000_000);
  }

  @Test
  void asManyAreLostAsIsSaid() {
    assertThat(new Passage(MS, MS, 10).due(0, 0, 0.0999, MIDDLE)).isEmpty();
    assertThat(new Passage(MS, MS, 10).due(0, 0, 0.1, MIDDLE)).isPresent();
    assertThat(new Passage(MS, MS, 100).due(0, 0, NEVER, MIDDLE)).isEmpty();
    assertThat(new Passage(MS, MS, 0).due(0, 0, 0, MIDDLE)).isPresent();
  }
}
