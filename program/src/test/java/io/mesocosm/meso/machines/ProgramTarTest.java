package io.mesocosm.meso.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTarTest {
  @TempDir Path folder;

  private Path archive;
  private Path tar;

  @BeforeEach
  void anArchive() throws Exception {
    archive = folder.resolve("meso-1");
    tar = folder.resolve("put/meso.tar");
    put("bin/meso", "#!/bin/sh\n");
    put("lib/meso.jar", "classes");
    put("lib/bench/bench.jar", "not needed");
    put("share/ansible/site.yml", "not needed");
  }

  private void put(String file, String text) throws IOException {
    Files.createDirectories(archive.resolve(file).resolveSibling(""));
    Files.writeString(archive.resolve(file), text);
  }

  private List<String> names() throws Exception {
    var listing = new ProcessBuilder("tar", "--list", "--file", tar.toString()).start();
    var said = new String(listing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().filter(name -> !name.endsWith("/")).toList();
  }

  @Test
  void holdsWhatMachinesNeedInOneFolder() throws Exception {
    new ProgramTar(archive).writeTo(tar);
    assertThat(names()).containsExactly("meso-1/bin/meso", "meso-1/lib/meso.jar");
  }

  @Test
  void theSameFilesMakeTheSameBytes() throws Exception {
    new ProgramTar(archive).writeTo(tar);
    var first = Files.readAllBytes(tar);
    Files.delete(tar);
    new ProgramTar(archive).writeTo(tar);
    assertThat(Files.readAllBytes(tar)).isEqualTo(first);
  }

  @Test
  void isLeftAloneUntilAFileChanges() throws Exception {
    var program = new ProgramTar(archive);
    program.writeTo(tar);
    Files.writeString(tar, "as it was");
    program.writeTo(tar);
    assertThat(tar).hasContent("as it was");

    put("lib/meso.jar", "other classes");
    program.writeTo(tar);
    assertThat(names()).hasSize(2);
  }

  @Test
  void theKeyFollowsOtherFoldersToo() throws Exception {
    var program = new ProgramTar(archive);
    var playbooks = Files.createDirectory(folder.resolve("ansible"));
    var before = program.key(List.of(playbooks));
    Files.writeString(playbooks.resolve("site.yml"), "---\n");
    assertThat(program.key(List.of(playbooks))).isNotEqualTo(before);
    assertThat(program.key(List.of())).isEqualTo(program.key(List.of()));
  }

  @Test
  void anArchiveThatIsGoneIsSaid() {
    assertThatThrownBy(() -> new ProgramTar(folder.resolve("none")).writeTo(tar))
        .isInstanceOf(IOException.class);
  }
}
