package io.mesocosm.meso.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// The end of a file that grows.
public final class FileTail {
  private static final int CHUNK = 64 * 1024;
  private static final long LOOK_AGAIN_MS = 100;

  private final Path file;
  private final OutputStream out;
  private long position;

  /// @param file may not exist yet
  public FileTail(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /// Copies the last lines.
  public void last(int lines) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (var reader = new RandomAccessFile(file.toFile(), "r")) {
      position = startOfLast(reader, lines);
    }
    copyNew();
  }

  private static long startOfLast(RandomAccessFile reader, int lines) throws IOException {
    var chunk = new byte[CHUNK];
    var end = reader.length();
    // The line break that ends the file begins no line.
    var wanted = lines + 1;
    while (end > 0) {
      var begin = Math.max(0, end - CHUNK);
      var length = (int) (end - begin);
      reader.seek(begin);
      reader.readFully(chunk, 0, length);
      for (var i = length - 1; i >= 0; i--) {
        if (chunk[i] == '\n' && --wanted == 0) {
          return begin + i + 1;
        }
      }
      end = begin;
    }
    return 0;
  }

  /// Copies what comes, until interrupted. A file that became shorter is read from its start.
  public void follow() throws IOException, InterruptedException {
    while (true) {
      copyNew();
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  private void copyNew() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    var size = Files.size(file);
    if (size < position) {
      position = 0;
    }
    try (var reader = new RandomAccessFile(file.toFile(), "r")) {
      reader.seek(position);
      var chunk = new byte[CHUNK];
      var read = reader.read(chunk);
      while (read > 0) {
        out.write(chunk, 0, read);
        position += read;
        read = reader.read(chunk);
      }
    }
    out.flush();
  }
}
