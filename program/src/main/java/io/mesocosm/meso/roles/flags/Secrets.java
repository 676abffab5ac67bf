package io.mesocosm.meso.roles.flags;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Secrets that stand in a flag or in a file of their own.
public final class Secrets {
  private Secrets() {}

  /// The content of the file without a line end, else the flag, else empty.
  ///
  /// @param field the flag that names the file
  static Outcome<String> read(String field, Optional<String> flag, Optional<Path> file) {
    if (file.isEmpty()) {
      return Outcome.ok(flag.orElse(""));
    }
    try {
      return Outcome.ok(Files.readString(file.get()).strip());
    } catch (IOException unreadable) {
      return Outcome.refused(
          Refusal.invalid(field, file.get(), "a readable file with the secret: " + unreadable));
    }
  }
}
