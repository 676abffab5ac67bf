package io.mesocosm.meso.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes small files whole or not at all: a reader never sees half of one.
public final class AtomicFile {
  private AtomicFile() {}

  public static void write(Path file, String content) throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, content);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
