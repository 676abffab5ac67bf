package io.mesocosm.meso.roles.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// When a role gives memory back.
class IdleMemoryTest {
  private static final long MB = 1 << 20;

  @Test
  void collectsWhatHasGrownOnceNobodyAsks() {
    assertThat(IdleMemory.isWorth(900 * MB, 20 * MB, Duration.ofMillis(20))).isTrue();
    assertThat(IdleMemory.isWorth(20 * MB + IdleMemory.WORTH, 20 * MB, Duration.ZERO)).isTrue();
  }

  @Test
  void letsThoseWorkWhoWork() {
    assertThat(IdleMemory.isWorth(900 * MB, 20 * MB, IdleMemory.QUIET)).isFalse();
    assertThat(IdleMemory.isWorth(900 * MB, 20 * MB, Duration.ofSeconds(10))).isFalse();
  }

  @Test
  void doesNotCollectAgainWhatIsInUse() {
    assertThat(IdleMemory.isWorth(900 * MB, 900 * MB, Duration.ZERO)).isFalse();
    assertThat(IdleMemory.isWorth(21 * MB, 20 * MB, Duration.ZERO)).isFalse();
  }
}
