package io.mesocosm.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final byte[] RECORD = {1, 2, 3};

  private final EventStream stream = new EventStream(2, 5);
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void givesAllThatWaits() throws Exception {
    var roomy = new EventStream(3, 100);
    assertThat(roomy.offer(RECORD)).isTrue();
    assertThat(roomy.offer(new byte[] {4})).isTrue();
    assertThat(roomy.take()).containsExactly(RECORD, new byte[] {4});
    assertThat(roomy.drain()).isEmpty();
  }

  @Test
  void cutsOffWhoIsTooSlow() throws Exception {
    stream.onClose(closed::incrementAndGet);
    assertThat(stream.offer(RECORD)).isTrue();
    assertThat(stream.offer(RECORD)).isFalse();
    assertThat(stream.isClosed()).isTrue();
    assertThat(stream.take()).isEmpty();
    assertThat(closed).hasValue(1);
  }

  @Test
  void takesOneLargeRecordWhenNothingWaits() {
    assertThat(stream.offer(new byte[1000])).isTrue();
    assertThat(stream.drain()).hasSize(1);
    assertThat(stream.isClosed()).isFalse();
  }

  @Test
  void sendsWhatIsQueuedBeforeItEnds() throws Exception {
    stream.onClose(closed::incrementAndGet);
    stream.offer(RECORD);
    stream.close();
    assertThat(stream.offer(RECORD)).isFalse();
    assertThat(stream.take()).containsExactly(RECORD);
    assertThat(stream.take()).isEmpty();
    stream.gone();
    stream.onClose(closed::incrementAndGet);
    assertThat(closed).hasValue(2);
  }

  @Test
  void freesAStuckWriterWhenCut() {
    stream.onCut(closed::incrementAndGet);
    stream.close();
    assertThat(closed).hasValue(0);
    stream.gone();
    stream.gone();
    assertThat(closed).hasValue(1);
  }
}
