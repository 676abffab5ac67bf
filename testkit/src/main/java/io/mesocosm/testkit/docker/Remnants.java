package io.mesocosm.testkit.docker;

import io.mesocosm.base.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What an engine leaves behind: processes of its containers if it was killed, mounts, folders,
/// empty control groups.
record Remnants(Path folder) {
  void remove() throws IOException, InterruptedException {
    // Helpers of a killed engine have its folder among their words; nobody else has.
    for (var process : ProcessHandle.allProcesses().toList()) {
      if (process.info().commandLine().filter(this::isOurs).isPresent()) {
        end(process);
      }
    }
    for (var mount : mounts()) {
      Commands.run("umount", "-l", mount);
    }
    FileTree.remove(folder);
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  private boolean isOurs(String words) {
    return words.contains(folder + "/");
  }

  /// The innermost first.
  private List<String> mounts() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
        .map(line -> line.split(" ", 3)[1])
        .filter(point -> point.startsWith(folder + "/"))
        .toList()
        .reversed();
  }

  /// In each tree of the kernel's groups; whoever is in them is ended.
  static void removeGroups(String name) throws IOException {
    try (var trees = Files.newDirectoryStream(Path.of("/sys/fs/cgroup"))) {
      for (var tree : trees) {
        removeGroup(tree.resolve(name));
      }
    }
    removeGroup(Path.of("/sys/fs/cgroup", name));
  }

  /// A group is removed as a folder is, though there are files in it.
  private static void removeGroup(Path group) throws IOException {
    if (!Files.isDirectory(group) || Files.isSymbolicLink(group.getParent())) {
      return;
    }
    try (var inside = Files.newDirectoryStream(group, Files::isDirectory)) {
      for (var one : inside) {
        removeGroup(one);
      }
    }
    for (var pid : Files.readAllLines(group.resolve("cgroup.procs"))) {
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(Remnants::end);
    }
    Files.delete(group);
  }
}
