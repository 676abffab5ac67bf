package io.mesocosm.playground.link;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Control groups of ours, in version 1 once in each hierarchy.
public final class Groups {
  private static final Path MOUNTS = Path.of("/proc/self/mounts");
  private static final Path MOUNTED = Path.of("/sys/fs/cgroup");
  private static final Duration UNTIL_EMPTY = Duration.ofSeconds(10);
  private static final long LOOK_AGAIN_MS = 10;

  private static final List<String> PLACES = List.of("cpuset.cpus", "cpuset.mems");
  private static final List<String> CONTROLLERS = List.of("cpu", "memory", "pids", "io", "cpuset");

  private Groups() {}

  /// A hierarchy that groups can be made in.
  private record Hierarchy(Path path, boolean second) {}

  /// Makes a group and those above it, in every hierarchy.
  ///
  /// @param limits content of files by their names; those that a group has not are passed over
  static void make(String group, Map<String, String> limits) throws IOException {
    for (var hierarchy : mounted()) {
      var path = hierarchy.path();
      for (var part : Path.of(group)) {
        path = path.resolve(part);
        makeOne(path, hierarchy.second());
      }
      for (var limit : limits.entrySet()) {
        if (Files.exists(path.resolve(limit.getKey()))) {
          Files.writeString(path.resolve(limit.getKey()), limit.getValue());
        }
      }
    }
  }

  private static List<Hierarchy> mounted() throws IOException {
    var found = new ArrayList<Hierarchy>();
    for (var line : Files.readAllLines(MOUNTS)) {
      // Device, mount point, type.
      var words = line.split(" ", 4);
      if (Path.of(words[1]).startsWith(MOUNTED) && words[2].startsWith("cgroup")) {
        found.add(new Hierarchy(Path.of(words[1]), words[2].equals("cgroup2")));
      }
    }
    return found;
  }

  private static void makeOne(Path group, boolean second) throws IOException {
    if (second) {
      handDown(group.resolveSibling("cgroup.subtree_control"));
    }
    Files.createDirectories(group);
    if (!second) {
      inherit(group);
    }
  }

  // One by one: a host need not have all of them, nor any in this hierarchy. And a group that holds
  // processes itself, as the outermost of a container does, hands nothing down: no limits then.
  private static void handDown(Path control) throws IOException {
    var there = Files.readString(control.resolveSibling("cgroup.controllers")).strip();
    var holdsProcesses = !Files.readString(control.resolveSibling("cgroup.procs")).isEmpty();
    if (holdsProcesses && Files.exists(control.resolveSibling("cgroup.type"))) {
      return;
    }
    for (var what : CONTROLLERS) {
      if (List.of(there.split(" ", -1)).contains(what)) {
        Files.writeString(control, "+" + what);
      }
    }
  }

  // A group of version 1 has no processors and memory nodes of its own to begin with.
  private static void inherit(Path group) throws IOException {
    for (var what : PLACES) {
      var own = group.resolve(what);
      if (Files.exists(own) && Files.readString(own).isBlank()) {
        Files.writeString(own, Files.readString(group.resolveSibling(what)));
      }
    }
  }

  /// Removes a group and those in it, whose processes have ended.
  public static void remove(String group) throws IOException, InterruptedException {
    for (var hierarchy : hierarchies()) {
      removeTree(hierarchy.resolve(group));
    }
  }

  /// Removes a group unless others are in it.
  public static void removeIfEmpty(String group) throws IOException, InterruptedException {
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
