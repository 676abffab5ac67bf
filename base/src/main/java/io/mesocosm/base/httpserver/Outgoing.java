package io.mesocosm.base.httpserver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// The bytes that go out on one connection, gathered into few writes. One thread at a time.
final class Outgoing {
  private static final int USUAL = 512;
  private static final int LARGE = 32 << 10;
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);

  private final OutputStream out;
  private byte[] buffer = new byte[USUAL];
  private int size;

  Outgoing(OutputStream out) {
    this.out = out;
  }

  /// Characters beyond ISO 8859-1 become question marks: no header can carry them.
  Outgoing text(String text) throws IOException {
    int length = text.length();
    reserve(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      buffer[size++] = (byte) (c < 0x100 ? c : '?');
    }
    return this;
  }

  /// Large ones are not copied.
  Outgoing bytes(byte[] bytes, int length) throws IOException {
    if (length >= LARGE) {
      flush();
      out.write(bytes, 0, length);
    } else {
      reserve(length);
      System.arraycopy(bytes, 0, buffer, size, length);
      size += length;
    }
    return this;
  }

  Outgoing bytes(byte[] bytes) throws IOException {
    return bytes(bytes, bytes.length);
  }

  /// One chunk of a response without a length; nothing for no bytes, which would end it.
  void chunk(byte[] record) throws IOException {
    if (record.length > 0) {
      text(Integer.toHexString(record.length)).bytes(LINE_END).bytes(record).bytes(LINE_END);
    }
  }

  void lastChunk() throws IOException {
    bytes(LAST_CHUNK);
  }

  private void reserve(int more) throws IOException {
    if (size + more > LARGE) {
      flush();
    }
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }

  void flush() throws IOException {
    if (size > 0) {
      int ready = size;
      size = 0;
      out.write(buffer, 0, ready);
    }
  }

  /// Gives up a buffer that has grown.
  void shrink() {
    if (size == 0 && buffer.length > USUAL) {
      buffer = new byte[USUAL];
    }
  }
}
