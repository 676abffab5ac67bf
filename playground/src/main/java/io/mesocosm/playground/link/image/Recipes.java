package io.mesocosm.playground.link.image;

import io.mesocosm.base.Check;
import io.mesocosm.playground.model.image.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The images that we can put together, by name.
public final class Recipes {
  /// Canonical.
  public static final List<String> NAMES = List.of(OutyetImage.NAME, CentosImage.NAME);

  private final Path archive;
  private final Roots roots;

  /// @param archive of this program, unpacked
  /// @param roots where programs are taken from, the first that has one
  public Recipes(Path archive, List<Path> roots) {
    this.archive = archive;
    this.roots = new Roots(roots);
  }

  /// @param name canonical
  /// @throws IllegalArgumentException when we have no such recipe
  public Image image(String name) throws IOException, InterruptedException {
    Check.that(NAMES.contains(name), "image", name, String.join(", ", NAMES));
    var base = BaseLayer.of(roots);
    return name.equals(CentosImage.NAME)
        ? new CentosImage(roots).image(base)
        : new OutyetImage(archive, roots).image(base);
  }
}
