package io.mesocosm.playground.wire.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// On the Java that runs the test: it is there on every machine.
final class ElfTest {
  private static Elf read(String file) throws IOException {
    var java = Path.of(System.getProperty("java.home")).resolve(file);
    return Elf.read(ByteBuffer.wrap(Files.readAllBytes(java))).orElseThrow();
  }

  @Test
  void aProgramNamesItsLoaderAndItsLibraries() throws IOException {
    var java = read("bin/java");
    assertThat(java.loader()).hasValueSatisfying(loader -> assertThat(Path.of(loader)).exists());
    assertThat(java.libraries()).contains("libjli.so", "libc.so.6");
    assertThat(java.folders()).anyMatch(folder -> folder.startsWith("$ORIGIN"));
  }

  @Test
  void aLibraryHasNoLoader() throws IOException {
    var virtualMachine = read("lib/server/libjvm.so");
    assertThat(virtualMachine.loader()).isEmpty();
    assertThat(virtualMachine.libraries()).contains("libc.so.6");
  }

  @Test
  void aScriptIsNone() {
    var script = "#!/bin/sh\necho 0123456789012345678901234567890123456789012345678901234567890\n";
    assertThat(Elf.read(ByteBuffer.wrap(script.getBytes(StandardCharsets.UTF_8)))).isEmpty();
    assertThat(Elf.read(ByteBuffer.wrap(new byte[0]))).isEmpty();
  }
}
