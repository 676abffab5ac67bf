package io.mesocosm.meso.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said when the world does not let us.
class TroublesTest {
  @TempDir private Path folder;

  private static String said(Path wanted) {
    return Troubles.words(
        catchThrowableOfType(IOException.class, () -> Files.createDirectories(wanted)));
  }

  @Test
  void namesTheFolderAndWhatIsWrongWithIt() throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    assertThat(said(file)).isEqualTo("cannot make the folder " + file + ": a file is there");
    var nowhere = Path.of("/proc/nowhere/work");
    assertThat(said(nowhere))
        .startsWith("cannot make or find /proc/")
        .endsWith("no such file or folder");
    assertThat(Troubles.words(new IOException("disk on fire"))).isEqualTo("disk on fire");
  }
}
