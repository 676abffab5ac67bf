package io.mesocosm.base.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileTest {
  @TempDir private Path folder;

  @Test
  void oneOldOneIsKept() throws IOException {
    var log = folder.resolve("it.log");
    GrowingFile.turn(log, 3);
    assertThat(log).doesNotExist();
    for (var text : new String[] {"first", "second"}) {
      Files.writeString(log, text);
      GrowingFile.turn(log, 3);
      assertThat(log).doesNotExist();
      assertThat(folder.resolve("it.log.1")).hasContent(text);
    }
  }

  @Test
  void aSmallOneGoesOn() throws IOException {
    var log = Files.writeString(folder.resolve("it.log"), "abc");
    GrowingFile.turn(log, 3);
    assertThat(log).hasContent("abc");
  }
}
