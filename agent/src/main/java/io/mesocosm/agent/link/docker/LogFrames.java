package io.mesocosm.agent.link.docker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Output of a container: frames of eight bytes of header (stream, three zeros, length) and the
/// bytes of one stream; of one with a terminal, nothing but lines (Docker Engine API 1.41, "Stream
/// format"). Each frame and each line is led by its time, by whose first digit the two are told
/// apart.
public final class LogFrames {
  private static final int HEADER = 8;
  private static final int LONGEST = 16 << 20;

  private final InputStream in;

  public LogFrames(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /// Which of the two files of a process.
  public enum Channel {
    STDOUT,
    STDERR
  }

  @SuppressWarnings("ArrayRecordComponent") // read once, written once
  public record Frame(Channel channel, byte[] bytes) {}

  /// Waits for the next frame or line; empty at the end.
  ///
  /// @throws EOFException when the end comes inside a frame
  public Optional<Frame> next() throws IOException {
    in.mark(1);
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    in.reset();
    return Optional.of(Character.isDigit(first) ? line() : frame());
  }

  private Frame line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n' || line.size() == LONGEST) {
        break;
      }
    }
    return new Frame(Channel.STDOUT, line.toByteArray());
  }

  private Frame frame() throws IOException {
    var header = in.readNBytes(HEADER);
    if (header.length < HEADER) {
      throw new EOFException("the output of a container ends inside a frame");
    }
    var channel =
        switch (header[0]) {
          case 0, 1 -> Channel.STDOUT;
          case 2 -> Channel.STDERR;
          default -> throw new IOException("no stream of a container's output: " + header[0]);
        };
    int length = ByteBuffer.wrap(header).getInt(4);
    if (length < 0 || length > LONGEST) {
      throw new IOException("no length of a frame: " + Integer.toUnsignedString(length));
    }
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the output of a container ends inside a frame");
    }
    return new Frame(channel, bytes);
  }
}
