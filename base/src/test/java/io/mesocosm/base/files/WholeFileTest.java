package io.mesocosm.base.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  @Test
  void takesThePlaceOfTheOldOneAndLeavesNothingElse() throws IOException {
    var file = folder.resolve("it.json");
    WholeFile.write(file, "one");
    WholeFile.writeThrough(file, "grüße");
    assertThat(file).hasContent("grüße");
    try (var all = Files.list(folder)) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void theOldOneStaysWhereTheNewOneCannotBeWritten() throws IOException {
    var file = Files.writeString(folder.resolve("it"), "old");
    Files.createDirectory(folder.resolve("it.next"));
    assertThatThrownBy(() -> WholeFile.writeThrough(file, "new")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> WholeFile.write(file, "new")).isInstanceOf(IOException.class);
    assertThat(file).hasContent("old");
  }
}
