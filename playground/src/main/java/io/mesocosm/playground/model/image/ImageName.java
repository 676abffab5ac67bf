package io.mesocosm.playground.model.image;

import io.mesocosm.base.Check;
import java.util.List;
import java.util.regex.Pattern;

/// Names of images as Docker reads them: `docker.io/goexample/outyet` and `goexample/outyet:latest`
/// are one.
public final class ImageName {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][A-Za-z0-9._/:@-]{0,250}");
  private static final List<String> UNSAID = List.of("docker.io/", "index.docker.io/", "library/");
  private static final String LATEST = ":latest";

  private ImageName() {}

  /// Without what Docker adds by itself, and with the tag.
  ///
  /// @throws IllegalArgumentException when it is no name of an image
  public static String canonical(String given) {
    Check.that(NAME.matcher(given).matches(), "image", given, "a name such as goexample/outyet:1");
    var name = given;
    for (var part : UNSAID) {
      name = name.startsWith(part) ? name.substring(part.length()) : name;
    }
    return name.indexOf(':', name.lastIndexOf('/') + 1) < 0 ? name + LATEST : name;
  }
}
