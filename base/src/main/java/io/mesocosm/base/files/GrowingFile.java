package io.mesocosm.base.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A log that is appended to by one run after the other.
public final class GrowingFile {
  private GrowingFile() {}

  /// Lets one that has grown large begin anew, before a run that appends to it; one old one is kept
  /// beside it, with `.1` behind its name.
  ///
  /// @param large in bytes
  public static void turn(Path log, long large) throws IOException {
    if (Files.exists(log) && Files.size(log) > large) {
      var old = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
