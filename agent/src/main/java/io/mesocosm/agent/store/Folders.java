package io.mesocosm.agent.store;

import static java.nio.file.StandardOpenOption.READ;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// What the names in a folder need to outlive a crash of the machine.
final class Folders {
  private Folders() {}

  static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  /// Returns once the file is on disk. Without a channel, as in [EntryLog].
  static void write(Path file, byte[] content) throws IOException {
    try (var out = new FileOutputStream(file.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
  }

  /// Makes `link` point to `target`, in one move.
  static void link(Path link, Path target) throws IOException {
    var fresh = link.resolveSibling(link.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, target);
    Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    var folder = link.getParent();
    if (folder != null) {
      sync(folder);
    }
  }
}
