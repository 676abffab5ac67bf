package io.mesocosm.meso.outyet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ReleaseWatchTest {
  @Test
  void asksNobodyAboutAKnownVersion() {
    try (var watch = new ReleaseWatch(true, () -> false, Duration.ofMillis(1))) {
      assertThat(watch.isOut()).isTrue();
      assertThat(watch.polls()).isZero();
    }
  }

  @Test
  void asksUntilTheVersionIsOutAndKeepsTheLastError() throws InterruptedException {
    var answers = new ArrayDeque<>(List.of("broken", "no", "yes"));
    var asked = new CountDownLatch(3);
    ReleaseWatch.Question question =
        () -> {
          var answer = answers.remove();
          asked.countDown();
          if (answer.equals("broken")) {
            throw new IOException("no network");
          }
          return answer.equals("yes");
        };
    try (var watch = new ReleaseWatch(false, question, Duration.ofMillis(1))) {
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(watch.errors()).isEqualTo(1);
      assertThat(watch.lastError()).contains("no network");
    }
  }
}
