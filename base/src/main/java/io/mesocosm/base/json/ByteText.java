package io.mesocosm.base.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// UTF-8 bytes that grow; strings are escaped as JSON wants it, and no further.
final class ByteText {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int size;

  /// @param expected bytes that fit before it has to grow, ≥ 1
  ByteText(int expected) {
    bytes = new byte[expected];
  }

  void put(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
  }

  void put(byte[] ready) {
    reserve(ready.length);
    System.arraycopy(ready, 0, bytes, size, ready.length);
    size += ready.length;
  }

  /// ASCII without anything to escape.
  void putAscii(String text) {
    int length = text.length();
    reserve(length);
    for (int i = 0; i < length; i++) {
      bytes[size + i] = (byte) text.charAt(i);
    }
    size += length;
  }

  /// `text` in quotes.
  void putQuoted(String text) {
    int length = text.length();
    reserve(length + 2);
    bytes[size++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\' || c >= 0x80) {
        putSlowly(text.substring(i));
        return;
      }
      bytes[size++] = (byte) c;
    }
    put('"');
  }

  private void putSlowly(String rest) {
    for (byte next : rest.getBytes(StandardCharsets.UTF_8)) {
      switch (next) {
        case '"' -> putAscii("\\\"");
        case '\\' -> putAscii("\\\\");
        case '\n' -> putAscii("\\n");
        case '\r' -> putAscii("\\r");
        case '\t' -> putAscii("\\t");
        case '\b' -> putAscii("\\b");
        case '\f' -> putAscii("\\f");
        default -> putByte(next);
      }
    }
    put('"');
  }

  private void putByte(byte next) {
    if (next >= 0 && next < 0x20) {
      putAscii("\\u00");
      reserve(2);
      bytes[size++] = HEX[next >> 4];
      bytes[size++] = HEX[next & 15];
    } else {
      reserve(1);
      bytes[size++] = next;
    }
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  int size() {
    return size;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
