package io.mesocosm.base.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(100)
class LargeRequestsTest {
  private static final Request SMALL = Request.post("/").withBody(new byte[1 << 19]);
  private static final Request LARGE = Request.post("/").withBody(new byte[1 << 20]);
  private static final Handler OK = _ -> Response.of(200);

  @Test
  void letsLargeRequestsTakeTurns() throws Exception {
    var large = new LargeRequests(Duration.ofSeconds(100));
    var within = new AtomicInteger();
    var most = new AtomicInteger();
    Handler counts =
        _ -> {
          most.accumulateAndGet(within.incrementAndGet(), Math::max);
          within.decrementAndGet();
          return Response.of(200);
        };
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Response>>();
      for (int i = 0; i < 20; i++) {
        answers.add(clients.submit(() -> large.answer(LARGE, counts)));
      }
      for (var answer : answers) {
        assertThat(answer.get().status()).isEqualTo(200);
      }
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void turnsAwayWhoseTurnDoesNotComeAndNobodyElse() throws Exception {
    var large = new LargeRequests(Duration.ofMillis(10));
    var inside = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          clients.submit(() ->
              large.answer(
                  LARGE,
                  _ -> {
                    inside.countDown();
                    done.await();
                    return Response.of(200);
                  }));
      inside.await();
      assertThat(large.answer(LARGE, OK).status()).isEqualTo(503);
      assertThat(large.answer(SMALL, OK).status()).isEqualTo(200);
      done.countDown();
      assertThat(first.get().status()).isEqualTo(200);
    }
  }
}
