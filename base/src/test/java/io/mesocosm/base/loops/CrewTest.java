package io.mesocosm.base.loops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(100)
class CrewTest {
  @Test
  void worksSideBySide() throws Exception {
    var met = new CountDownLatch(2);
    Crew.Work meet =
        () -> {
          met.countDown();
          met.await();
        };
    Crew.doAll(List.of(meet, meet));
    assertThat(met.getCount()).isZero();
  }

  @Test
  void whatFailsDoesNotStopTheOthers() {
    var done = new AtomicInteger();
    Crew.Work fails =
        () -> {
          throw new IOException("disk on fire");
        };
    assertThatThrownBy(
            () -> Crew.doAll(List.of(done::incrementAndGet, fails, done::incrementAndGet)))
        .isInstanceOf(IOException.class)
        .hasMessage("disk on fire");
    assertThat(done).hasValue(2);
  }

  @Test
  void faultsOfOursStayWhatTheyAre() {
    Crew.Work wrong =
        () -> {
          throw new IllegalStateException("never");
        };
    assertThatThrownBy(() -> Crew.doAll(List.of(wrong))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anInterruptStopsAllAndIsPassedOn() throws Exception {
    var begun = new CountDownLatch(1);
    var stopped = new AtomicBoolean();
    var passedOn = new AtomicBoolean();
    Crew.Work waits =
        () -> {
          try {
            begun.countDown();
            new CountDownLatch(1).await();
          } catch (InterruptedException stop) {
            stopped.set(true);
            throw stop;
          }
        };
    var caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Crew.doAll(List.of(waits));
              } catch (IOException | InterruptedException stop) {
                passedOn.set(stopped.get());
              }
            });
    begun.await();
    caller.interrupt();
    caller.join();
    assertThat(passedOn).isTrue();
  }
}
