package io.mesocosm.playground.wire.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a program or library says it needs (System V ABI, "Program Loading and Dynamic Linking").
///
/// @param loader path of the dynamic loader; empty for libraries and static programs
/// @param libraries names of the libraries it needs, in its order
/// @param folders where it wants them to be looked for; may start with `$ORIGIN`
public record Elf(Optional<String> loader, List<String> libraries, List<String> folders) {
  private static final int MAGIC = 0x7f454c46;
  private static final int WIDE = 2;
  private static final int LITTLE = 1;
  private static final int HEADERS_AT = 32;
  private static final int HEADER_SIZE_AT = 54;
  private static final int HEADER_COUNT_AT = 56;
  private static final int LOAD = 1;
  private static final int DYNAMIC = 2;
  private static final int LOADER = 3;
  private static final int NEEDED = 1;
  private static final int STRINGS = 5;
  private static final int RPATH = 15;
  private static final int RUNPATH = 29;
  private static final int DYNAMIC_ENTRY = 16;

  /// One line of the program header table: where a part lies in the file, and where in memory.
  private record Part(int kind, long offset, long address, long size) {}

  /// Empty when it is no 64-bit ELF file in our byte order, a script for example.
  ///
  /// @param file its whole content
  public static Optional<Elf> read(ByteBuffer file) {
    var bytes = file.duplicate().order(ByteOrder.BIG_ENDIAN);
    if (bytes.limit() < 64
        || bytes.getInt(0) != MAGIC
        || bytes.get(4) != WIDE
        || bytes.get(5) != LITTLE) {
      return Optional.empty();
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    var parts = parts(bytes);
    var loader =
        parts.stream()
            .filter(part -> part.kind == LOADER)
            .findFirst()
            .map(part -> string(bytes, (int) part.offset));
    var dynamic = parts.stream().filter(part -> part.kind == DYNAMIC).findFirst();
    return Optional.of(
        dynamic
            .map(part -> dynamic(bytes, part, parts, loader))
            .orElseGet(() -> new Elf(loader, List.of(), List.of())));
  }

  private static List<Part> parts(ByteBuffer bytes) {
    var parts = new ArrayList<Part>();
    var at = (int) bytes.getLong(HEADERS_AT);
    for (var i = 0; i < bytes.getShort(HEADER_COUNT_AT); i++) {
      parts.add(
          new Part(
              bytes.getInt(at),
              bytes.getLong(at + 8),
              bytes.getLong(at + 16),
              bytes.getLong(at + 32)));
      at += bytes.getShort(HEADER_SIZE_AT);
    }
    return parts;
  }

  private static Elf dynamic(
      ByteBuffer bytes, Part table, List<Part> parts, Optional<String> loader) {
    var strings = inFile(value(bytes, table, STRINGS).getFirst(), parts);
    var libraries = texts(bytes, strings, value(bytes, table, NEEDED));
    var folders = new ArrayList<String>();
    for (var tag : new int[] {RPATH, RUNPATH}) {
      for (var text : texts(bytes, strings, value(bytes, table, tag))) {
        folders.addAll(List.of(text.split(":", -1)));
      }
    }
    return new Elf(loader, libraries, folders);
  }

  private static List<Long> value(ByteBuffer bytes, Part table, int tag) {
    var values = new ArrayList<Long>();
    for (var at = table.offset; at < table.offset + table.size; at += DYNAMIC_ENTRY) {
      if (bytes.getLong((int) at) == tag) {
        values.add(bytes.getLong((int) at + 8));
      }
    }
    return values;
  }

  // Addresses in the table are those in memory.
  private static long inFile(long address, List<Part> parts) {
    return parts.stream()
        .filter(part -> part.kind == LOAD)
        .filter(part -> address >= part.address && address < part.address + part.size)
        .findFirst()
        .map(part -> address - part.address + part.offset)
        .orElse(address);
  }

  private static List<String> texts(ByteBuffer bytes, long strings, List<Long> offsets) {
    return offsets.stream().map(offset -> string(bytes, (int) (strings + offset))).toList();
  }

  private static String string(ByteBuffer bytes, int at) {
    var end = at;
    while (bytes.get(end) != 0) {
      end++;
    }
    var text = new byte[end - at];
    bytes.get(at, text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
