package io.mesocosm.meso.console;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// What the world does not let us do, in words for whoever asked.
public final class Troubles {
  private Troubles() {}

  /// The JDK tells of a missing or forbidden file by its bare name.
  public static String words(Exception trouble) {
    return switch (trouble) {
      case AccessDeniedException denied -> "cannot use " + denied.getFile() + ": permission denied";
      case NoSuchFileException missing ->
          "cannot make or find " + missing.getFile() + ": no such file or folder";
      case FileAlreadyExistsException taken ->
          "cannot make the folder " + taken.getFile() + ": a file is there";
      default -> Objects.requireNonNullElseGet(trouble.getMessage(), trouble::toString);
    };
  }
}
