package io.mesocosm.base.httpclient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// The lines of an answer: of its head, and those that frame chunks.
final class Lines {
  private static final int LONGEST = 64 << 10;

  private Lines() {}

  /// The next line without its end.
  static String next(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the other side hung up in the middle of an answer");
      }
      if (line.size() > LONGEST) {
        throw new IOException("a line of the answer's head is too long");
      }
      line.write(next);
    }
    var text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
