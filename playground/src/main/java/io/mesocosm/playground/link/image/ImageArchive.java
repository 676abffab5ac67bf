package io.mesocosm.playground.link.image;

import io.mesocosm.base.Fault;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.playground.model.image.Entry;
import io.mesocosm.playground.model.image.Image;
import io.mesocosm.playground.model.image.Layer;
import io.mesocosm.playground.wire.image.ImageJson;
import io.mesocosm.playground.wire.image.TarHeader;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Writes an image as a file that `docker load` takes. The same files give the same bytes.
public final class ImageArchive {
  private static final int BUFFER = 1 << 16;
  private static final byte[] END = new byte[2 * TarHeader.BLOCK];

  private ImageArchive() {}

  /// @param layers size and digest of each layer's tar
  private record Sums(List<Sum> layers) {}

  private record Sum(long size, String digest) {}

  /// Writes the file, whole or not at all.
  ///
  /// @return the id that an engine gives the image, without `sha256:`
  public static String write(Image image, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    // Two processes may write the same one at the same time.
    var next =
        Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", "");
    try {
      var id = writeTo(image, next);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      return id;
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static String writeTo(Image image, Path file) throws IOException {
    var sums = sums(image);
    var digests = sums.layers.stream().map(Sum::digest).toList();
    var config = bytes(ImageJson.config(image, digests, ContentKey.of(image)));
    var id = HexFormat.of().formatHex(sha256().digest(config));
    var names = digests.stream().map(digest -> digest + "/layer.tar").toList();
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      for (var i = 0; i < names.size(); i++) {
        // The same layer twice would be the same file twice.
        if (names.indexOf(names.get(i)) == i) {
          out.write(TarHeader.file(names.get(i), Entry.FILE, sums.layers.get(i).size, 0));
          layer(image.layers().get(i), out);
        }
      }
      file(id + ".json", config, out);
      file("manifest.json", bytes(ImageJson.manifest(image, id + ".json", names)), out);
      out.write(END);
    }
    return id;
  }

  private static Sums sums(Image image) throws IOException {
    var sums = new ArrayList<Sum>();
    for (var layer : image.layers()) {
      try (var counting = new Counting()) {
        layer(layer, counting);
        sums.add(counting.sum());
      }
    }
    return new Sums(sums);
  }

  private static void layer(Layer layer, OutputStream out) throws IOException {
    for (var entry : layer.entries()) {
      out.write(TarHeader.of(entry));
      switch (entry) {
        case Entry.Text(_, var content) -> content(content.getBytes(StandardCharsets.UTF_8), out);
        case Entry.Copy copy -> content(copy, out);
        case Entry.Folder _, Entry.Link _ -> {
          // Nothing but the header.
        }
      }
    }
    out.write(END);
  }

  private static void content(Entry.Copy copy, OutputStream out) throws IOException {
    if (Files.copy(copy.source(), out) != copy.size()) {
      throw new IOException(copy.source() + " changed while it was read");
    }
    out.write(new byte[TarHeader.padding(copy.size())]);
  }

  private static void content(byte[] bytes, OutputStream out) throws IOException {
    out.write(bytes);
    out.write(new byte[TarHeader.padding(bytes.length)]);
  }

  private static void file(String name, byte[] bytes, OutputStream out) throws IOException {
    out.write(TarHeader.file(name, Entry.FILE, bytes.length, 0));
    content(bytes, out);
  }

  private static byte[] bytes(Json json) {
    return JsonText.compact(json);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new Fault("every Java has SHA-256", impossible);
    }
  }

  /// Takes the size and the digest of what would be written.
  private static final class Counting extends FilterOutputStream {
    private final MessageDigest digest = sha256();
    private long size;

    Counting() {
      super(OutputStream.nullOutputStream());
    }

    @Override
    public void write(int value) {
      digest.update((byte) value);
      size++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      digest.update(bytes, from, length);
      size += length;
    }

    Sum sum() {
      return new Sum(size, HexFormat.of().formatHex(digest.digest()));
    }
  }
}
