package io.mesocosm.coordination.records;

import io.mesocosm.base.Fault;
import io.mesocosm.base.loops.JournalException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Writes as bytes, cut into parts that fit into one request each.
final class Redo {
  /// ZooKeeper takes requests up to 1,048,575 bytes by default; the rest is for paths and frames.
  static final int LIMIT = 900_000;

  /// What a write costs beside its value: path, access list, frames; those of its bucket, too.
  private static final int OVERHEAD = 400;

  private Redo() {}

  /// A write with its value as it will be stored; `value` is empty for a delete.
  @SuppressWarnings("ArrayRecordComponent") // stays in this package and is never compared
  record Entry(String table, String id, boolean put, byte[] value) {
    static Entry of(Write write) {
      return switch (write) {
        case Write.Put(var table, var id, var value) ->
            new Entry(table, id, true, StoredCodec.encode(value));
        case Write.Delete(var table, var id) -> new Entry(table, id, false, new byte[0]);
      };
    }

    int size() {
      return OVERHEAD + 4 * (table.length() + id.length()) + value.length;
    }
  }

  /// @throws Fault when a single entry does not fit
  static List<List<Entry>> split(List<Entry> entries) {
    var parts = new ArrayList<List<Entry>>();
    var part = new ArrayList<Entry>();
    var size = 0;
    for (var entry : entries) {
      if (entry.size() > LIMIT) {
        throw new Fault(
            "record %s of table %s has %d bytes; ZooKeeper takes %d"
                .formatted(entry.id(), entry.table(), entry.value().length, LIMIT - OVERHEAD));
      }
      if (size + entry.size() > LIMIT) {
        parts.add(List.copyOf(part));
        part.clear();
        size = 0;
      }
      part.add(entry);
      size += entry.size();
    }
    parts.add(List.copyOf(part));
    return parts;
  }

  static String folder(String root) {
    return root + "/redo";
  }

  static String path(String root, String redo, int part) {
    return folder(root) + "/" + redo + "." + part;
  }

  static byte[] encode(List<Entry> part) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(part.size());
      for (var entry : part) {
        out.writeUTF(entry.table());
        out.writeUTF(entry.id());
        out.writeBoolean(entry.put());
        out.writeInt(entry.value().length);
        out.write(entry.value());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static List<Entry> decode(String where, byte[] bytes) throws JournalException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var count = in.readInt();
      var entries = new ArrayList<Entry>();
      for (var i = 0; i < count; i++) {
        var table = in.readUTF();
        var id = in.readUTF();
        var put = in.readBoolean();
        entries.add(new Entry(table, id, put, in.readNBytes(in.readInt())));
      }
      return entries;
    } catch (IOException broken) {
      throw new JournalException("%s is no part of a commit".formatted(where), broken);
    }
  }
}
