package io.mesocosm.playground.link.image;

import io.mesocosm.playground.model.image.Image;
import io.mesocosm.playground.wire.image.ImageJson;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Tells images apart by what they are made of, without reading it: sizes and times stand for the
/// contents of files.
public final class ContentKey {
  /// Where an image says it.
  static final String LABEL = ImageJson.CONTENT_LABEL;

  private static final int LENGTH = 32;

  private ContentKey() {}

  /// A short hexadecimal word.
  public static String of(Image image) {
    // Records say all their components, and the same ones in the same words.
    var digest = ImageArchive.sha256().digest(image.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, LENGTH);
  }
}
