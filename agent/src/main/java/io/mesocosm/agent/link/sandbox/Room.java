package io.mesocosm.agent.link.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whether a disk has room for one more sandbox, in words that name it.
public final class Room {
  /// What a task's folders, its first lines of output and our notes of it take, generously.
  private static final long LEAST = 1 << 20;

  private Room() {}

  /// What is missing below `root`, which is `--work_dir`; empty when nothing is.
  public static Optional<String> shortage(Path root) throws IOException {
    long free = Files.getFileStore(root).getUsableSpace();
    return free >= LEAST
        ? Optional.empty()
        : Optional.of(
            "no space left on the disk of %s (--work_dir): %d bytes are free, %d are needed"
                .formatted(root, free, LEAST));
  }

  /// What went wrong while something was written into `folder`. The kernel names neither.
  public static String words(IOException failure, Path folder) {
    var message = String.valueOf(failure.getMessage());
    boolean bare = message.startsWith("No space left") || message.startsWith("Disk quota exceeded");
    return bare ? "%s: %s".formatted(folder, message) : message;
  }
}
