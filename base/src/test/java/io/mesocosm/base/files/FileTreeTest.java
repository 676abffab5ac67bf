package io.mesocosm.base.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
  @Test
  void isRemovedWithAllThatIsInIt(@TempDir Path folder) throws IOException {
    var tree = folder.resolve("tree");
    Files.createDirectories(tree.resolve("a/b"));
    Files.writeString(tree.resolve("a/b/file"), "x");
    FileTree.remove(tree);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatALinkInItPointsToStays(@TempDir Path folder) throws IOException {
    var other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("file"), "x");
    var tree = Files.createDirectories(folder.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), other);
    FileTree.remove(tree);
    assertThat(folder).isDirectoryContaining(other::equals).isDirectoryNotContaining(tree::equals);
    assertThat(other.resolve("file")).hasContent("x");
  }

  @Test
  void mayBeAFileOrNotThere(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("file"), "x");
    FileTree.remove(file);
    assertThat(file).doesNotExist();
    assertThatCode(() -> FileTree.remove(file)).doesNotThrowAnyException();
  }
}
