package io.mesocosm.meso.roles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Secrets that stand in a flag or in a file of their own.
final class Secrets {
  private Secrets() {}

  /// The content of the file without a line end, else the flag, else empty.
  ///
  /// @throws IllegalArgumentException naming the file that cannot be read
  static String read(Optional<String> flag, Optional<Path> file) {
    if (file.isEmpty()) {
      return flag.orElse("");
    }
    try {
      return Files.readString(file.get()).strip();
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "%s: cannot be read; allowed: a file with the secret".formatted(file.get()), unreadable);
    }
  }
}
