package io.mesocosm.playground.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What all playgrounds of this host share and what outlives them: packages, and the files that
/// machines begin with. May be deleted at any time that none is being made.
///
/// @param path absolute; may not exist yet
public record Cache(Path path) {
  /// Packages as they were downloaded.
  Path packages() {
    return path.resolve("debs");
  }

  /// Container images, each a file.
  public Path images() {
    return path.resolve("images");
  }

  void create() throws IOException {
    Files.createDirectories(packages());
    Files.createDirectories(path.resolve("layers"));
  }
}
