package io.mesocosm.agent.http;

import io.mesocosm.protocol.cluster.AgentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;

/// Which files an agent shows, and under which names: sandboxes by their real paths and by
/// `/frameworks/F/executors/E/runs/R`, and its own log as `/slave/log` (Mesos 1.11 documentation,
/// "/files").
final class SandboxFiles {
  static final String LOG = "/slave/log";
  private static final String ALIAS = "/frameworks/";

  private final Shown shown;
  private final Supplier<AgentId> id;

  SandboxFiles(Shown shown, Supplier<AgentId> id) {
    this.shown = shown;
    this.id = id;
  }

  /// The real file or folder; empty when it does not exist or is none of the caller's business.
  Optional<Path> find(String path) throws IOException {
    if (path.equals(LOG)) {
      return log();
    }
    var sandboxes = shown.work().root().resolve("slaves");
    Path wanted;
    try {
      wanted =
          path.startsWith(ALIAS)
              ? sandboxes.resolve(id.get().value()).resolve(path.substring(1))
              : Path.of(path);
    } catch (InvalidPathException noName) {
      // A zero byte, or characters that names of files here cannot have.
      return Optional.empty();
    }
    return wanted.isAbsolute() && wanted.normalize().startsWith(sandboxes) && Files.exists(wanted)
        ? real(wanted, sandboxes)
        : Optional.empty();
  }

  /// A link out of the sandboxes is a task's, and its target is not for everyone to read.
  private static Optional<Path> real(Path wanted, Path sandboxes) throws IOException {
    try {
      var real = wanted.toRealPath();
      return real.startsWith(sandboxes.toRealPath()) ? Optional.of(real) : Optional.empty();
    } catch (NoSuchFileException removedJustNow) {
      return Optional.empty();
    }
  }

  private Optional<Path> log() throws IOException {
    var folder = Path.of(shown.logDir());
    if (shown.logDir().isEmpty() || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file))
          .filter(file -> String.valueOf(file.getFileName()).contains("agent"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
    }
  }
}
