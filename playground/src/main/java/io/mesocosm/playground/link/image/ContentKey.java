package io.mesocosm.playground.link.image;

import io.mesocosm.playground.model.image.Entry;
import io.mesocosm.playground.model.image.Image;
import io.mesocosm.playground.wire.image.ImageJson;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Tells images apart by what they are made of, without reading it: sizes and times stand for the
/// contents of files, wherever those lie.
public final class ContentKey {
  /// Where an image says it.
  static final String LABEL = ImageJson.CONTENT_LABEL;

  private static final int LENGTH = 32;

  private ContentKey() {}

  /// A short hexadecimal word.
  public static String of(Image image) {
    var words = new StringBuilder();
    words.append(image.name()).append(image.architecture()).append(image.execution());
    for (var layer : image.layers()) {
      layer.entries().forEach(entry -> words.append('\n').append(line(entry)));
    }
    var digest = ImageArchive.sha256().digest(words.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, LENGTH);
  }

  private static String line(Entry entry) {
    return switch (entry) {
      case Entry.Copy(var path, var mode, _, var size, var modified) ->
          "%s %o %d %d".formatted(path, mode, size, modified);
      case Entry.Folder _, Entry.Text _, Entry.Link _ -> entry.toString();
    };
  }
}
