package io.mesocosm.meso.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class SupervisorTest {
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(10));

  @TempDir Path dir;

  @Test
  void startsAgainWhoWasKilled() throws Exception {
    try (var supervisor = Supervisor.start(dir, List.of(member("sleep 1000")), QUICK)) {
      var first = running(_ -> true);
      ProcessHandle.of(first).orElseThrow().destroyForcibly();
      var second = running(pid -> pid != first);
      assertThat(second).isNotEqualTo(first);
      supervisor.stop();
      supervisor.await();
      assertThat(ProcessHandle.of(second).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  @Test
  void keepsTryingToStartWhatCannotLive() throws Exception {
    try (var supervisor = Supervisor.start(dir, List.of(member("false")), QUICK)) {
      var said = until(() -> said(), last -> last.failures() >= 3 && !last.detail().isEmpty());
      assertThat(said.state()).isIn("resting", "running");
      supervisor.stop();
      supervisor.await();
    }
  }

  @Test
  void adoptsWhoItsPredecessorLeft() throws Exception {
    long pid;
    try (var _ = Supervisor.start(dir, List.of(member("sleep 1000")), QUICK)) {
      pid = running(_ -> true);
    }
    try (var successor = Supervisor.start(dir, List.of(member("sleep 1000")), QUICK)) {
      assertThat(running(_ -> true)).isEqualTo(pid);
      successor.stop();
      successor.await();
    }
  }

  private Member member(String script) {
    var path = Map.of("PATH", "/usr/bin:/bin");
    return new Member("m", List.of("sh", "-c", "exec " + script), path, dir.resolve("m.log"));
  }

  private long running(Predicate<Long> wanted) throws Exception {
    return until(() -> said(), last -> last.state().equals("running") && wanted.test(last.pid()))
        .pid();
  }

  private SupervisionFile.Said said() throws IOException {
    var nothing = new SupervisionFile.Said("", 0, 0, "");
    return SupervisionFile.read(dir).getOrDefault("m", nothing);
  }

  private static <T> T until(Callable<T> look, Predicate<T> enough) throws Exception {
    while (true) {
      var seen = look.call();
      if (enough.test(seen)) {
        return seen;
      }
      Thread.onSpinWait();
    }
  }
}
