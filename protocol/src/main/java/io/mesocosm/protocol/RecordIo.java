package io.mesocosm.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Records in a stream of bytes: the length in decimal ASCII, a line feed, that many bytes, and at
/// once the next one. Mesos 1.11 documentation, "RecordIO response format"; the same for JSON and
/// protobuf. Borders of HTTP chunks mean nothing.
public final class RecordIo {
  private RecordIo() {}

  /// `record` with its length before it.
  public static byte[] frame(byte[] record) {
    byte[] head = (record.length + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] framed = new byte[head.length + record.length];
    System.arraycopy(head, 0, framed, 0, head.length);
    System.arraycopy(record, 0, framed, head.length, record.length);
    return framed;
  }

  /// The stream breaks the rules; nothing after this point can be trusted.
  public static final class BrokenStreamException extends IOException {
    private static final long serialVersionUID = 1;

    BrokenStreamException(String message) {
      super(message);
    }
  }

  /// Takes bytes as they come and gives records as they are complete. Not thread-safe: one reader
  /// per stream.
  public static final class Decoder {
    private static final int LONGEST_HEAD = 10;

    private final int limit;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private long length;
    private int digits;
    private boolean inRecord;

    /// @param limit the largest record in bytes that is taken
    public Decoder(int limit) {
      this.limit = limit;
    }

    /// The records that are complete with these bytes, in order.
    public List<byte[]> feed(byte[] bytes) throws BrokenStreamException {
      return feed(bytes, 0, bytes.length);
    }

    public List<byte[]> feed(byte[] bytes, int from, int count) throws BrokenStreamException {
      var records = new ArrayList<byte[]>();
      int end = from + count;
      int at = from;
      while (at < end) {
        if (inRecord) {
          int taken = (int) Math.min(length - part.size(), end - at);
          part.write(bytes, at, taken);
          at += taken;
        } else {
          head(bytes[at++]);
        }
        if (inRecord && part.size() == length) {
          records.add(part.toByteArray());
          reset();
        }
      }
      return records;
    }

    private void head(byte next) throws BrokenStreamException {
      if (next == '\n' && digits > 0) {
        inRecord = true;
      } else if (next >= '0' && next <= '9' && digits < LONGEST_HEAD) {
        length = length * 10 + (next - '0');
        digits++;
        if (length > limit) {
          throw new BrokenStreamException(
              "a record of %d bytes or more; the limit is %d".formatted(length, limit));
        }
      } else {
        throw new BrokenStreamException(
            "a record begins with its length in digits, not with byte 0x%02x".formatted(next));
      }
    }

    private void reset() {
      part.reset();
      length = 0;
      digits = 0;
      inRecord = false;
    }
  }
}
