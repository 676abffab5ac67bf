package io.mesocosm.base.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes small files whole or not at all: a reader never sees half of one, and a process that ends
/// half way leaves the old one. At most one process writes a file at a time.
public final class WholeFile {
  private WholeFile() {}

  /// For what is made anew after a power cut anyway.
  public static void write(Path file, String content) throws IOException {
    var next = next(file);
    Files.writeString(next, content);
    take(next, file);
  }

  /// For what must be there after a power cut, old or new.
  public static void writeThrough(Path file, String content) throws IOException {
    var next = next(file);
    // Not a channel: those close when their thread is interrupted.
    try (var out = new FileOutputStream(next.toFile())) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
    }
    take(next, file);
  }

  private static Path next(Path file) {
    return file.resolveSibling(file.getFileName() + ".next");
  }

  private static void take(Path next, Path file) throws IOException {
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
