package io.mesocosm.coordination.records;

import java.util.Arrays;

/// What is kept of one entity: bytes, and which format they are in.
///
/// @param format ≥ 1; counted up by the component whenever what it writes changes its form
/// @param body in that format, ≤ 900,000 bytes when compressed
@SuppressWarnings("ArrayRecordComponent") // copied on both ways, equal by content
public record Stored(int format, byte[] body) {
  public Stored {
    body = body.clone();
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  byte[] bare() {
    return body;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Stored that && format == that.format && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return 31 * format + Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return "Stored[format=%d, %d bytes]".formatted(format, body.length);
  }
}
