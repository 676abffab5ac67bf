package io.mesocosm.base.httpclient;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body whose length was told.
final class SizedInput extends FilterInputStream {
  private long left;

  SizedInput(InputStream in, long length) {
    super(in);
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (left == 0) {
      return -1;
    }
    int got = in.read(into, from, (int) Math.min(most, left));
    if (got < 0) {
      throw new EOFException("the other side hung up %d bytes too early".formatted(left));
    }
    left -= got;
    return got;
  }
}
