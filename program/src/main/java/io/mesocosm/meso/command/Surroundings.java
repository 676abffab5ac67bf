package io.mesocosm.meso.command;

import io.mesocosm.meso.console.Console;
import java.nio.file.Path;
import java.util.Map;

/// What a command finds around it when it starts.
///
/// @param archive root of the archive that this program was started from
/// @param environment of the process
public record Surroundings(Console console, Path archive, Map<String, String> environment) {
  /// What starts this program again, for processes of its own.
  public Path program() {
    return archive.resolve("bin").resolve("meso");
  }

  /// The user interfaces, one folder each; may be missing.
  public Path pages(String which) {
    return archive.resolve("ui").resolve(which);
  }
}
