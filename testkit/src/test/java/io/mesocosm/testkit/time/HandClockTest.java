package io.mesocosm.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class HandClockTest {
  private static final Instant DAWN = Instant.parse("2026-01-01T08:00:00Z");

  private final HandClock<String> clock = new HandClock<>(DAWN);
  private final ArrayList<String> rang = new ArrayList<>();

  private void ring(String alarm) {
    rang.add(alarm + " at " + Duration.between(DAWN, clock.instant()).toSeconds());
  }

  @Test
  void ringsInOrderWhatIsDue() {
    clock.arm("late", DAWN.plusSeconds(9));
    clock.arm("second", DAWN.plusSeconds(2));
    clock.arm("first", DAWN.plusSeconds(1));
    clock.arm("never", DAWN.plusSeconds(2));
    clock.disarm("never");

    clock.pass(Duration.ofSeconds(5), this::ring);

    assertThat(rang).containsExactly("first at 1", "second at 2");
    assertThat(clock.instant()).isEqualTo(DAWN.plusSeconds(5));
    assertThat(clock.due("late")).contains(DAWN.plusSeconds(9));
    assertThat(clock.due("second")).isEmpty();
  }

  @Test
  void ringsWhatIsSetOnTheWay() {
    clock.arm("tick", DAWN.plusSeconds(1));
    clock.pass(
        Duration.ofSeconds(3),
        alarm -> {
          ring(alarm);
          clock.arm(alarm, clock.instant().plusSeconds(1));
        });
    assertThat(rang).containsExactly("tick at 1", "tick at 2", "tick at 3");
  }

  @Test
  void ringsAtOnceWhatIsOverdue() {
    clock.arm("past", DAWN.minusSeconds(60));
    clock.pass(Duration.ZERO, this::ring);
    assertThat(rang).containsExactly("past at 0");
  }
}
