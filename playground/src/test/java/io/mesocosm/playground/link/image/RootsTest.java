package io.mesocosm.playground.link.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RootsTest {
  @TempDir private Path folder;
  private Path top;
  private Path bottom;
  private Roots roots;

  @BeforeEach
  void prepare() throws IOException {
    top = Files.createDirectories(folder.resolve("top"));
    bottom = Files.createDirectories(folder.resolve("bottom/usr/lib"));
    bottom = folder.resolve("bottom");
    Files.createSymbolicLink(bottom.resolve("lib"), Path.of("usr/lib"));
    Files.writeString(bottom.resolve("usr/lib/a.so.1.2"), "a");
    roots = new Roots(List.of(top, bottom));
  }

  @Test
  void linksLeadWithinTheRoots() throws IOException {
    Files.createSymbolicLink(bottom.resolve("usr/lib/a.so"), Path.of("/lib/a.so.1"));
    Files.createSymbolicLink(bottom.resolve("usr/lib/a.so.1"), Path.of("../lib/a.so.1.2"));
    assertThat(roots.find("/lib/a.so")).contains(bottom.resolve("usr/lib/a.so.1.2"));
  }

  @Test
  void theTopHidesTheBottomAndAddsToIt() throws IOException {
    Files.createDirectories(top.resolve("usr/lib"));
    Files.writeString(top.resolve("usr/lib/a.so.1.2"), "b");
    Files.writeString(top.resolve("usr/lib/b.so"), "b");
    assertThat(roots.find("/lib/a.so.1.2")).contains(top.resolve("usr/lib/a.so.1.2"));
    assertThat(roots.find("/lib/b.so")).contains(top.resolve("usr/lib/b.so"));
  }

  @Test
  void whatIsMissingIsNamedWithItsPackage() throws IOException {
    assertThat(roots.find("/lib/c.so")).isEmpty();
    assertThatThrownBy(() -> roots.need("/bin/curl", "curl"))
        .isInstanceOf(IOException.class)
        .hasMessage("/bin/curl is missing: install curl");
  }

  @Test
  void aCircleIsToldFromAFile() throws IOException {
    Files.createSymbolicLink(bottom.resolve("x"), Path.of("x"));
    assertThatThrownBy(() -> roots.find("/x")).isInstanceOf(IOException.class);
  }
}
