package io.mesocosm.agent.store;

import io.mesocosm.base.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How values are written: a version first, then the fields in order.
///
/// A new field means a new version; readers know all versions that were ever released.
final class Form {
  private Form() {}

  /// Something that writes fields.
  interface Fields {
    void write(DataOutputStream out) throws IOException;
  }

  /// Something that reads them.
  interface Reading<T> {
    T read(int version, DataInputStream in) throws IOException;
  }

  /// Reads one element.
  interface One<T> {
    T read() throws IOException;
  }

  /// Writes one element.
  interface Each<T> {
    void write(T element) throws IOException;
  }

  static byte[] write(int version, Fields fields) {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    try {
      out.writeByte(version);
      fields.write(out);
    } catch (IOException impossible) {
      throw new Fault("writing to memory", impossible);
    }
    return bytes.toByteArray();
  }

  /// @param newest version that this release knows
  static <T> T read(String name, byte[] bytes, int newest, Reading<T> reading) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      int version = in.readUnsignedByte();
      if (version < 1 || version > newest) {
        throw new IOException(
            "%s has version %d; this release reads 1 to %d".formatted(name, version, newest));
      }
      return reading.read(version, in);
    } catch (EOFException cut) {
      throw new IOException(name + " is cut short", cut);
    } catch (IllegalArgumentException unknown) {
      throw new IOException(name + " holds a word that this release does not know", unknown);
    }
  }

  static void instant(DataOutputStream out, Instant at) throws IOException {
    out.writeLong(at.getEpochSecond());
    out.writeInt(at.getNano());
  }

  static Instant instant(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  /// Text of any length; `writeUTF` ends at 64 KB.
  static void text(DataOutputStream out, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  static <T> void list(DataOutputStream out, List<T> elements, Each<T> each) throws IOException {
    out.writeInt(elements.size());
    for (T element : elements) {
      each.write(element);
    }
  }

  static <T> List<T> list(DataInputStream in, One<T> one) throws IOException {
    int count = in.readInt();
    var elements = new ArrayList<T>();
    for (int i = 0; i < count; i++) {
      elements.add(one.read());
    }
    return elements;
  }
}
