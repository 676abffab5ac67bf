package io.mesocosm.agent.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/// Keeps a second agent out of a folder. The kernel gives the lock back when the process dies.
final class FolderLock implements AutoCloseable {
  private final FileChannel file;

  private FolderLock(FileChannel file) {
    this.file = file;
  }

  /// @throws IOException when another agent has it
  static FolderLock take(Path folder) throws IOException {
    var file = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
    boolean taken = false;
    try {
      taken = isFree(file);
    } finally {
      if (!taken) {
        file.close();
      }
    }
    if (!taken) {
      throw new IOException(
          "another agent uses %s; give this one a --work_dir of its own".formatted(folder));
    }
    return new FolderLock(file);
  }

  private static boolean isFree(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException anotherOfThisProcess) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
