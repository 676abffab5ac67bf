package io.mesocosm.base.httpserver;

import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Large requests are handled one at a time. Megabytes of JSON are a hundred megabytes while they
/// are read; twenty of them side by side keep the collector so busy that a role misses its own
/// heartbeats. Those of everyday pass by.
final class LargeRequests {
  /// Calls and documents of everyday are a hundred times smaller.
  private static final int LARGE = 1 << 20;

  private final Duration patience;
  private final Semaphore turn = new Semaphore(1, true);

  /// @param patience of one that waits for its turn
  LargeRequests(Duration patience) {
    this.patience = patience;
  }

  /// The handler's answer; that of a large request in its turn, 503 when that does not come.
  Response answer(Request request, Handler handler) throws InterruptedException {
    if (request.body().length < LARGE) {
      return handler.handle(request);
    }
    if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return Response.text(503, "Too many large requests at a time; try again\n");
    }
    try {
      return handler.handle(request);
    } finally {
      turn.release();
    }
  }
}
