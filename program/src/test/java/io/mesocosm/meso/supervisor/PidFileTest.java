package io.mesocosm.meso.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PidFileTest {
  @TempDir Path dir;

  @Test
  void findsTheProcessItWasWrittenFor() throws IOException {
    var file = dir.resolve("me.pid");
    var me = PidFile.of(ProcessHandle.current().pid()).orElseThrow();
    me.write(file);
    assertThat(PidFile.alive(file)).contains(me);
  }

  @Test
  void doesNotTakeALaterProcessForTheOneThatDied() throws IOException {
    var file = dir.resolve("other.pid");
    var me = PidFile.of(ProcessHandle.current().pid()).orElseThrow();
    new PidFile(me.pid(), me.startTick() - 1).write(file);
    assertThat(PidFile.alive(file)).isEmpty();
  }

  @Test
  void takesAMissingOrForeignFileForNobody() throws IOException {
    assertThat(PidFile.alive(dir.resolve("none.pid"))).isEmpty();
    Files.writeString(dir.resolve("odd.pid"), "hello");
    assertThat(PidFile.alive(dir.resolve("odd.pid"))).isEmpty();
  }
}
