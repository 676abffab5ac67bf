package io.mesocosm.playground.link;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Control groups of machines, in version 1 once in each hierarchy.
final class Groups {
  private static final Path MOUNTED = Path.of("/sys/fs/cgroup");
  private static final Duration UNTIL_EMPTY = Duration.ofSeconds(5);
  private static final long LOOK_AGAIN_MS = 10;

  private Groups() {}

  /// Removes a group and those in it, whose processes have ended.
  static void remove(String group) throws IOException, InterruptedException {
    for (var hierarchy : hierarchies()) {
      removeTree(hierarchy.resolve(group));
    }
  }

  /// Removes a group unless others are in it.
  static void removeIfEmpty(String group) throws IOException, InterruptedException {
    for (var hierarchy : hierarchies()) {
      var path = hierarchy.resolve(group);
      if (Files.isDirectory(path) && children(path).isEmpty()) {
        removeTree(path);
      }
    }
  }

  static List<Path> hierarchies() throws IOException {
    if (!Files.isDirectory(MOUNTED)) {
      return List.of();
    }
    var all = new ArrayList<>(children(MOUNTED));
    all.add(MOUNTED);
    return all;
  }

  private static void removeTree(Path group) throws IOException, InterruptedException {
    if (!Files.isDirectory(group)) {
      return;
    }
    for (var child : children(group)) {
      removeTree(child);
    }
    var deadline = System.nanoTime() + UNTIL_EMPTY.toNanos();
    while (!removed(group, deadline)) {
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  // The last processes leave a group a moment after they ended.
  private static boolean removed(Path group, long deadline) throws IOException {
    try {
      Files.deleteIfExists(group);
      return true;
    } catch (DirectoryNotEmptyException inUse) {
      throw inUse;
    } catch (FileSystemException busy) {
      if (System.nanoTime() > deadline) {
        throw busy;
      }
      return false;
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(child -> Files.isDirectory(child) && !Files.isSymbolicLink(child)).toList();
    }
  }
}
