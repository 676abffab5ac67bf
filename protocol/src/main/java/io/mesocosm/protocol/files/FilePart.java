package io.mesocosm.protocol.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// A piece of a file.
///
/// @param size of the whole file
@SuppressWarnings("ArrayRecordComponent") // made for one answer
public record FilePart(long size, byte[] bytes) {
  /// Sixteen pages of memory: most that one answer holds (Mesos 1.11, `/files/read`).
  public static final int MOST = 16 * 4096;

  /// As much as one answer holds.
  public static final long ALL = -1;

  private static final int LONGEST_CHARACTER = 4;

  /// A part that begins behind the end is empty. Numbers are unsigned, as on the wire: a negative
  /// one is huge.
  ///
  /// @param length at most; [#ALL] for as much as allowed
  public static FilePart read(Path file, long offset, long length) throws IOException {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      long size = in.length();
      if (offset < 0 || offset >= size) {
        return new FilePart(size, new byte[0]);
      }
      long wanted = length < 0 ? MOST : Math.min(length, MOST);
      var bytes = new byte[(int) Math.min(wanted, size - offset)];
      in.seek(offset);
      in.readFully(bytes);
      return new FilePart(size, bytes);
    }
  }

  /// As text. A character that is cut at the end is left for the next read, which begins where this
  /// one's bytes end.
  public String text() {
    return new String(Arrays.copyOf(bytes, border()), StandardCharsets.UTF_8);
  }

  private int border() {
    int end = bytes.length;
    for (int back = 1; back <= Math.min(LONGEST_CHARACTER, end); back++) {
      int lead = bytes[end - back] & 0xFF;
      if ((lead & 0xC0) == 0x80) {
        continue;
      }
      int needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
      // What is not cut but broken stays, or nobody would ever get past it.
      return needed > back && end > back ? end - back : end;
    }
    return end;
  }
}
