package io.mesocosm.meso.cluster;

import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.cluster.plan.LoopbackPorts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What of this machine matters to a cluster.
public final class Checkup {
  private static final long MB = 1024 * 1024;
  private static final long DISK_MB = 1024;
  private static final long FILES = 1024;

  private final Map<String, String> environment;

  /// How a finding is to be taken.
  public enum Grade {
    OK,
    /// Works, with less.
    LIMITED,
    /// `up --local` cannot do without.
    MISSING;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param detail what was found; where it is not OK, what that means
  public record Finding(String name, Grade grade, String detail) {}

  public Checkup(Map<String, String> environment) {
    this.environment = environment;
  }

  public List<Finding> findings() throws IOException {
    return List.of(
        system(),
        shell(),
        session(),
        home(),
        openFiles(),
        ports(),
        controlGroups(),
        user(),
        docker());
  }

  private static Finding system() {
    var name = System.getProperty("os.name");
    var text = name + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch");
    return name.equals("Linux")
        ? new Finding("system", Grade.OK, text)
        : new Finding("system", Grade.MISSING, text + "; Linux is needed");
  }

  private Finding shell() {
    return program("sh", "tasks are run by a POSIX shell");
  }

  private Finding session() {
    return program("setsid", "processes outlive the terminal by it; in the package util-linux");
  }

  private Finding program(String name, String why) {
    for (var folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      var file = Path.of(folder, name);
      if (Files.isExecutable(file)) {
        return new Finding(name, Grade.OK, file.toString());
      }
    }
    return new Finding(name, Grade.MISSING, "not on the PATH; " + why);
  }

  private Finding home() throws IOException {
    var home = ClusterFolder.home(environment);
    var there =
        Stream.iterate(home, Path::getParent).filter(Files::exists).findFirst().orElseThrow();
    var free = Files.getFileStore(there).getUsableSpace() / MB;
    var text = "%s, %d MB free".formatted(home, free);
    if (!Files.isWritable(there)) {
      return new Finding("folder", Grade.MISSING, text + "; not writable, set MESO_HOME");
    }
    return free >= DISK_MB
        ? new Finding("folder", Grade.OK, text)
        : new Finding("folder", Grade.LIMITED, text + "; sandboxes may find no space");
  }

  private static Finding openFiles() throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc/self/limits"))) {
      if (line.startsWith("Max open files")) {
        var limit = line.replaceAll("\\s+", " ").split(" ", -1)[3];
        var enough = limit.equals("unlimited") || Long.parseLong(limit) > FILES;
        return new Finding(
            "open files",
            enough ? Grade.OK : Grade.LIMITED,
            limit + (enough ? "" : "; a few hundred agents or streams are the most"));
      }
    }
    return new Finding("open files", Grade.OK, "no limit told");
  }

  private static Finding ports() {
    var wellKnown = new TreeMap<>(Map.of(2181, "ZooKeeper", 5050, "master", 8080, "Marathon"));
    var taken = wellKnown.keySet().stream().filter(port -> !LoopbackPorts.isFree(port)).toList();
    return taken.isEmpty()
        ? new Finding("ports", Grade.OK, "2181, 5050 and 8080 are free")
        : new Finding("ports", Grade.LIMITED, taken + " taken; a new cluster takes the next free");
  }

  private static Finding controlGroups() {
    var root = Path.of("/sys/fs/cgroup");
    if (Files.exists(root.resolve("cgroup.controllers"))) {
      return new Finding("control groups", Grade.OK, "version 2");
    }
    return Files.isDirectory(root.resolve("memory"))
        ? new Finding("control groups", Grade.OK, "version 1")
        : new Finding("control groups", Grade.LIMITED, "none; tasks are not limited");
  }

  private static Finding user() {
    var name = System.getProperty("user.name");
    return name.equals("root")
        ? new Finding("user", Grade.OK, "root")
        : new Finding("user", Grade.LIMITED, name + "; tasks are not limited by control groups");
  }

  private static Finding docker() {
    var socket = Path.of("/var/run/docker.sock");
    return Files.exists(socket)
        ? new Finding("docker", Grade.OK, socket.toString())
        : new Finding("docker", Grade.LIMITED, "no engine runs; applications with images wait");
  }
}
