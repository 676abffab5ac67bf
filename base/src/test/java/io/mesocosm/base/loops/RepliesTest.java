package io.mesocosm.base.loops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(100)
class RepliesTest {
  private static final Duration AGES = Duration.ofDays(1);

  private final Replies<String> replies = new Replies<>();

  @Test
  void bringsTheAnswerToItsCaller() throws Exception {
    try (var first = replies.open();
        var second = replies.open()) {
      replies.answer(second.number(), "b");
      replies.answer(first.number(), "a");
      assertThat(first.await(AGES)).contains("a");
      assertThat(second.await(AGES)).contains("b");
    }
  }

  @Test
  void givesUpAfterAWhile() throws Exception {
    try (var ticket = replies.open()) {
      assertThat(ticket.await(Duration.ofMillis(1))).isEmpty();
    }
    replies.answer(1, "too late");
  }

  @Test
  void letsNobodyWaitForALoopThatHasEnded() throws Exception {
    try (var waits = Executors.newVirtualThreadPerTaskExecutor();
        var ticket = replies.open()) {
      var answer = waits.submit(() -> ticket.await(AGES));
      replies.close();
      assertThat(answer.get()).isEmpty();
    }
    try (var later = replies.open()) {
      assertThat(later.await(AGES)).isEmpty();
    }
  }
}
