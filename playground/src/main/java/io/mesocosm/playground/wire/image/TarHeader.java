package io.mesocosm.playground.wire.image;

import io.mesocosm.base.Check;
import io.mesocosm.playground.model.image.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// The block before each entry of a tar file (POSIX.1-1988, "ustar"). Owner and group are root.
public final class TarHeader {
  /// Headers and contents fill whole blocks.
  public static final int BLOCK = 512;

  private static final int NAME = 100;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX = 155;
  private static final int MODE_AT = 100;
  private static final int OWNER_AT = 108;
  private static final int GROUP_AT = 116;
  private static final int SIZE_AT = 124;
  private static final int TIME_AT = 136;
  private static final int SUM_AT = 148;
  private static final int SUM = 8;
  private static final int KIND_AT = 156;
  private static final int TARGET_AT = 157;
  private static final int MAGIC_AT = 257;
  private static final int GROUP_NAME_AT = 297;
  private static final int LINK_MODE = 0777;

  private final byte[] block = new byte[BLOCK];

  private TarHeader(String path, int mode, long size, long modified, char kind, String target) {
    name(path);
    octal(MODE_AT, 7, mode);
    octal(OWNER_AT, 7, 0);
    octal(GROUP_AT, 7, 0);
    octal(SIZE_AT, 11, size);
    octal(TIME_AT, 11, modified);
    block[KIND_AT] = (byte) kind;
    Check.that(target.length() <= NAME, "target", target, "100 letters or fewer");
    text(TARGET_AT, target);
    text(MAGIC_AT, "ustar\00000root");
    text(GROUP_NAME_AT, "root");
    sum();
  }

  public static byte[] of(Entry entry) {
    return switch (entry) {
      case Entry.Folder(var path, var mode) -> new TarHeader(path + "/", mode, 0, 0, '5', "").block;
      case Entry.Text(var path, var content) -> file(path, Entry.FILE, utf8(content).length, 0);
      case Entry.Copy(var path, var mode, _, var size, var modified) ->
          file(path, mode, size, modified);
      case Entry.Link(var path, var target) ->
          new TarHeader(path, LINK_MODE, 0, 0, '2', target).block;
    };
  }

  /// Of a plain file.
  ///
  /// @param modified in seconds since 1970
  public static byte[] file(String path, int mode, long size, long modified) {
    return new TarHeader(path, mode, size, modified, '0', "").block;
  }

  /// How many bytes fill up the last block of a content.
  public static int padding(long size) {
    return (int) ((BLOCK - size % BLOCK) % BLOCK);
  }

  // A long path is cut in two at a slash, which itself is not written.
  private void name(String path) {
    if (path.length() <= NAME) {
      text(0, path);
      return;
    }
    var cut = path.indexOf('/', path.length() - NAME - 1);
    Check.that(cut > 0 && cut <= PREFIX, "path", path, "up to 100 letters after a slash");
    text(0, path.substring(cut + 1));
    text(PREFIX_AT, path.substring(0, cut));
  }

  private void octal(int at, int digits, long value) {
    text(at, String.format(Locale.ROOT, "%0" + digits + "o", value));
  }

  private void text(int at, String text) {
    var bytes = utf8(text);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private void sum() {
    Arrays.fill(block, SUM_AT, SUM_AT + SUM, (byte) ' ');
    var sum = 0;
    for (var each : block) {
      sum += each & 0xff;
    }
    octal(SUM_AT, 6, sum);
    block[SUM_AT + 6] = 0;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
