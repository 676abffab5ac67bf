package io.mesocosm.agent.link.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Programs of the system that we need, by their full paths.
public final class Programs {
  private static final List<String> FOLDERS =
      List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin");

  private Programs() {}

  static Optional<Path> find(String name) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// @throws IOException naming what to install
  public static Path need(String name, String from) throws IOException {
    return find(name)
        .orElseThrow(() ->
            new IOException("no program '%s' in %s; install %s".formatted(name, FOLDERS, from)));
  }
}
