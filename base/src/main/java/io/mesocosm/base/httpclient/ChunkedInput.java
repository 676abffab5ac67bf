package io.mesocosm.base.httpclient;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/// A body that comes in chunks, without its framing and trailers.
final class ChunkedInput extends FilterInputStream {
  private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,15})\\s*(;.*)?");

  private long left;
  private boolean started;
  private boolean over;

  ChunkedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (left == 0 && !over) {
      next();
    }
    if (over) {
      return -1;
    }
    int got = in.read(into, from, (int) Math.min(most, left));
    if (got < 0) {
      throw new EOFException("the other side hung up in the middle of a chunk");
    }
    left -= got;
    return got;
  }

  private void next() throws IOException {
    if (started && !Lines.next(in).isEmpty()) {
      throw new IOException("a chunk is longer than it says");
    }
    started = true;
    var line = Lines.next(in);
    var size = CHUNK.matcher(line);
    if (!size.matches()) {
      throw new IOException("no size of a chunk: " + line);
    }
    left = Long.parseLong(size.group(1), 16);
    if (left == 0) {
      over = true;
      skipTrailers();
    }
  }

  private void skipTrailers() throws IOException {
    while (!Lines.next(in).isEmpty()) {
      // Nobody has asked for any.
    }
  }
}
