package io.mesocosm.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EbbTest {
  private static final Request SMALL = Request.post("/").withBody(new byte[1 << 20]);
  private static final Request LARGE = Request.post("/").withBody(new byte[3 << 20]);

  private final Semaphore collections = new Semaphore(0);
  private final Ebb ebb = new Ebb(Duration.ofMillis(20), collections::release);

  @Test
  void collectsOnceForManyFloodsAndAgainForTheNext() throws Exception {
    for (int i = 0; i < 5; i++) {
      ebb.answered(LARGE);
    }
    assertThat(collections.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    ebb.answered(LARGE);
    assertThat(collections.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void leavesTheEverydayAlone() throws Exception {
    ebb.answered(SMALL);
    ebb.answered(LARGE);
    assertThat(collections.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    assertThat(collections.tryAcquire()).isFalse();
  }
}
