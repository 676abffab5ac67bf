package io.mesocosm.agent.link.sandbox;

import io.mesocosm.agent.link.host.Programs;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// Unpacks what looks like an archive by its name; the archive itself stays. Suffixes are those of
/// the original's fetcher.
final class Archives {
  private static final List<String> TAR =
      List.of(".tar", ".tgz", ".tar.gz", ".tbz2", ".tar.bz2", ".txz", ".tar.xz");

  private Archives() {}

  static void unpack(Path archive, Path into) throws IOException, InterruptedException {
    var name = String.valueOf(archive.getFileName()).toLowerCase(Locale.ROOT);
    if (TAR.stream().anyMatch(name::endsWith)) {
      tar(archive, into);
    } else if (name.endsWith(".zip")) {
      zip(archive, into);
    } else if (name.endsWith(".gz")) {
      gunzip(archive);
    }
  }

  private static void tar(Path archive, Path into) throws IOException, InterruptedException {
    var tar =
        new ProcessBuilder(
                Programs.need("tar", "tar").toString(),
                "-C",
                into.toString(),
                "-xf",
                archive.toString())
            .redirectErrorStream(true)
            .start();
    try (var said = tar.inputReader()) {
      var first = said.readLine();
      said.transferTo(Writer.nullWriter());
      if (tar.waitFor() != 0) {
        throw new IOException("cannot unpack it: " + first);
      }
    } finally {
      tar.destroyForcibly();
    }
  }

  private static void zip(Path archive, Path into) throws IOException {
    var withRights = Map.of("enablePosixFileAttributes", true);
    try (var zip = FileSystems.newFileSystem(archive, withRights)) {
      for (Path root : zip.getRootDirectories()) {
        try (var entries = Files.walk(root)) {
          for (Path entry : (Iterable<Path>) entries::iterator) {
            place(entry, into.resolve(root.relativize(entry).toString()).normalize(), into);
          }
        }
      }
    }
  }

  private static void place(Path entry, Path target, Path into) throws IOException {
    if (!target.startsWith(into)) {
      throw new IOException("cannot unpack it: '%s' leads out of the sandbox".formatted(entry));
    }
    if (Files.isDirectory(entry)) {
      Files.createDirectories(target);
    } else {
      Files.copy(entry, target, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(entry));
    }
  }

  private static void gunzip(Path archive) throws IOException {
    var name = String.valueOf(archive.getFileName());
    var target = archive.resolveSibling(name.substring(0, name.length() - ".gz".length()));
    try (var in = new GZIPInputStream(Files.newInputStream(archive))) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
