package io.mesocosm.playground;

import io.mesocosm.playground.link.image.ContentKey;
import io.mesocosm.playground.link.image.ImageArchive;
import io.mesocosm.playground.link.image.Recipes;
import io.mesocosm.playground.model.image.Image;
import io.mesocosm.playground.model.image.ImageName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// The container images that can be put together here, without an engine and without a network.
public final class Images {
  /// Those of the seed's steps that no registry has to be asked for.
  public static final List<String> KNOWN = Recipes.NAMES;

  private static final Duration KEEP = Duration.ofDays(1);

  private final Recipes recipes;
  private final Path store;
  // Guards the files of the store: who comes second finds what the first has written.
  private final ReentrantLock writing = new ReentrantLock();

  /// @param archive of this program, unpacked
  /// @param roots where programs are taken from, the first that has one
  /// @param store where finished images are kept; may not exist yet
  public Images(Path archive, List<Path> roots, Path store) {
    this.recipes = new Recipes(archive, roots);
    this.store = store;
  }

  /// What an image is made of. Reads little: enough to say whether an engine has it already.
  ///
  /// @param name one of [#KNOWN], in any spelling that Docker takes for it
  /// @throws IOException when a file that it needs is missing, with the package that has it
  public Image plan(String name) throws IOException, InterruptedException {
    return recipes.image(ImageName.canonical(name));
  }

  /// The image as a file that `docker load` takes. It is written when it is not there yet; those of
  /// the same name that were made long ago, of other files, then go.
  public Path file(Image image) throws IOException {
    var name = image.name().replaceAll("[/:]", "_");
    var file = store.resolve("%s-%s.tar".formatted(name, ContentKey.of(image)));
    writing.lock();
    try {
      if (!Files.exists(file)) {
        ImageArchive.write(image, file);
        removeOld(name);
      }
      return file;
    } finally {
      writing.unlock();
    }
  }

  // Another playground, of another program, may be about to read a younger one.
  private void removeOld(String name) throws IOException {
    var old = Instant.now().minus(KEEP);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(store, name + "-*")) {
      for (var each : all) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(old)) {
          Files.deleteIfExists(each);
        }
      }
    }
  }
}
