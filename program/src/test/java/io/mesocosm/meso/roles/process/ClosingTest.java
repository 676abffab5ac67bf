package io.mesocosm.meso.roles.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The end of a role.
@Timeout(30)
class ClosingTest {
  private final Closing closing = new Closing("test", Duration.ofSeconds(20));

  @Test
  void closesOnceAndLetsEverybodyWaitForIt() throws Exception {
    var begun = new CountDownLatch(1);
    var withdrawn = new CountDownLatch(1);
    var times = new AtomicInteger();
    AutoCloseable role =
        () -> {
          times.incrementAndGet();
          begun.countDown();
          withdrawn.await();
        };
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      var signal = askers.submit(() -> closing.close(role));
      begun.await();
      var main = askers.submit(() -> closing.close(role));
      assertThat(main.isDone()).isFalse();
      assertThat(signal.isDone()).isFalse();
      withdrawn.countDown();
      signal.get(10, TimeUnit.SECONDS);
      main.get(10, TimeUnit.SECONDS);
    }
    closing.close(role);
    assertThat(times).hasValue(1);
  }

  @Test
  void doesNotWaitForeverForWhatDoesNotClose() {
    var impatient = new Closing("test", Duration.ofMillis(1));
    var never = new CountDownLatch(1);
    impatient.close(never::await);
    assertThat(never.getCount()).isOne();
  }

  @Test
  void troubleEndsTheWaitingToo() {
    closing.close(() -> {
      throw new IllegalStateException("broken");
    });
  }
}
