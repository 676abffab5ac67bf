package io.mesocosm.agent.link.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Ends that nobody tells us about.
@Timeout(100)
class EndWatchTest {
  @TempDir private Path folder;

  @Test
  void aNewFileIsNoticed() throws Exception {
    try (var ends = new EndWatch()) {
      var asked = new CountDownLatch(1);
      var over = new CountDownLatch(1);
      Thread.startVirtualThread(() -> {
        try {
          ends.await(
              folder,
              () -> {
                asked.countDown();
                return Files.exists(folder.resolve("exit"));
              });
          over.countDown();
        } catch (IOException | InterruptedException failure) {
          throw new AssertionError(failure);
        }
      });
      asked.await();
      Files.writeString(folder.resolve("exit"), "0");
      over.await();
    }
  }

  /// Other programs may have taken all that the system gives.
  @Test
  void withoutAWatchItLooksNowAndThen() throws Exception {
    EndWatch.Opening none =
        () -> {
          throw new IOException("User limit of inotify instances reached or too many open files");
        };
    try (var ends = new EndWatch(none, Duration.ofMillis(1))) {
      var questions = new AtomicInteger();
      ends.await(folder, () -> questions.incrementAndGet() == 3);
      assertThat(questions).hasValue(3);
    }
  }

  @Test
  void whatLeavesNoFileIsFoundLater() throws Exception {
    try (var ends = new EndWatch(folder.getFileSystem()::newWatchService, Duration.ofMillis(1))) {
      var questions = new AtomicInteger();
      ends.await(folder, () -> questions.incrementAndGet() == 2);
      assertThat(questions).hasValue(2);
    }
  }
}
