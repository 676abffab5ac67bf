package io.mesocosm.master.http.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.master.core.State;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private final AtomicInteger printed = new AtomicInteger();
  private final AtomicReference<State> state = new AtomicReference<>(state());

  private static State state() {
    return State.begin(new UUID(1, 1), List.of());
  }

  private byte[] print() {
    return new byte[] {(byte) printed.incrementAndGet()};
  }

  @Test
  void isPrintedOncePerSnapshot() {
    var document = new Document(_ -> print());
    document.bytes(state::get);
    document.bytes(state::get);
    assertThat(printed).hasValue(1);
    state.set(state());
    document.bytes(state::get);
    assertThat(printed).hasValue(2);
  }

  /// Many who come while one prints wait for one more edition, not for one each, though the state
  /// goes on changing.
  @Test
  void isSharedByAllWhoWaited() throws Exception {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var document =
        new Document(_ -> {
          begun.countDown();
          wait(go);
          state.set(state());
          return print();
        });
    var asking = new ArrayList<Thread>();
    asking.add(Thread.ofVirtual().start(() -> document.bytes(state::get)));
    begun.await();
    for (int i = 0; i < 20; i++) {
      asking.add(Thread.ofVirtual().start(() -> document.bytes(state::get)));
    }
    while (asking.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
    go.countDown();
    for (var thread : asking) {
      thread.join();
    }
    assertThat(printed).hasValue(2);
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void isPackedForWhoTakesIt() throws Exception {
    var body = new byte[5000];
    var document = new Document(_ -> body);
    var request = Request.get("/").withHeader("Accept-Encoding", "br, gzip");
    var answer = (Response.Whole) document.answer(state::get, request);
    assertThat(answer.headers().first("Content-Encoding")).contains("gzip");
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(body);
    }
  }
}
