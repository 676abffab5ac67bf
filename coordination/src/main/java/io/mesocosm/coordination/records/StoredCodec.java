package io.mesocosm.coordination.records;

import io.mesocosm.base.loops.JournalException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// [Stored] as bytes of a node: one byte for this layout, the format, the length, the body.
///
/// Layout 1 keeps the body as it is, layout 2 deflated; bodies from 1 KB on are deflated when that
/// makes them smaller.
final class StoredCodec {
  private static final byte PLAIN = 1;
  private static final byte DEFLATED = 2;
  private static final int HEAD = 9;
  private static final int WORTH_IT = 1024;

  private StoredCodec() {}

  static byte[] encode(Stored stored) {
    var body = stored.bare();
    if (body.length > WORTH_IT) {
      var small = deflate(body);
      if (small.length < body.length) {
        return frame(DEFLATED, stored.format(), body.length, small);
      }
    }
    return frame(PLAIN, stored.format(), body.length, body);
  }

  private static byte[] frame(byte layout, int format, int length, byte[] body) {
    return ByteBuffer.allocate(HEAD + body.length)
        .put(layout)
        .putInt(format)
        .putInt(length)
        .put(body)
        .array();
  }

  private static byte[] deflate(byte[] body) {
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(body);
      deflater.finish();
      var out = new ByteArrayOutputStream(body.length / 2);
      var buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /// @param where the node, for the message
  static Stored decode(String where, byte[] bytes) throws JournalException {
    if (bytes.length < HEAD) {
      throw new JournalException("%s is no record: %d bytes".formatted(where, bytes.length));
    }
    var in = ByteBuffer.wrap(bytes);
    var layout = in.get();
    var format = in.getInt();
    var length = in.getInt();
    var rest = new byte[in.remaining()];
    in.get(rest);
    return switch (layout) {
      case PLAIN -> new Stored(format, rest);
      case DEFLATED -> new Stored(format, inflate(where, rest, length));
      default ->
          throw new JournalException(
              "%s has layout %d; this release reads 1 and 2".formatted(where, layout));
    };
  }

  private static byte[] inflate(String where, byte[] small, int length) throws JournalException {
    var inflater = new Inflater();
    try {
      inflater.setInput(small);
      var body = new byte[length];
      var done = 0;
      while (done < length && !inflater.finished()) {
        var some = inflater.inflate(body, done, length - done);
        if (some == 0 && inflater.needsInput()) {
          break;
        }
        done += some;
      }
      if (done < length) {
        throw new JournalException("%s is cut short".formatted(where));
      }
      return body;
    } catch (DataFormatException broken) {
      throw new JournalException("%s is broken".formatted(where), broken);
    } finally {
      inflater.end();
    }
  }
}
