package io.mesocosm.base.loops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimersTest {
  private static final Duration LATER = Duration.ofHours(1);
  private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Clock clock = Clock.systemUTC();
  private final Inbox<String> inbox =
      new Inbox<>() {
        @Override
        public void put(String input) {
          heard.add(input);
        }

        @Override
        public boolean offer(String input) {
          return heard.add(input);
        }
      };

  @Test
  void ringsOnceAndForgets() throws InterruptedException {
    try (var timers = new Timers<String, String>("test", clock)) {
      timers.arm("a", clock.instant().minusSeconds(1), "rang", inbox);

      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("rang");
      assertThat(timers.waiting()).isZero();
      assertThat(timers.kept()).isZero();
    }
  }

  @Test
  void keepsNothingOfWhatWasReplacedOrCancelled() throws InterruptedException {
    try (var timers = new Timers<String, String>("test", clock)) {
      for (int i = 0; i < 100; i++) {
        timers.arm("a", clock.instant().plus(LATER), "never", inbox);
        timers.arm("b", clock.instant().plus(LATER), "never", inbox);
      }
      timers.cancel("b");
      assertThat(timers.waiting()).isEqualTo(1);
      assertThat(timers.kept()).isEqualTo(1);

      timers.arm("a", clock.instant(), "now", inbox);
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("now");
      assertThat(heard).isEmpty();
    }
  }
}
