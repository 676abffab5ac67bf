package io.mesocosm.playground.link;

import io.mesocosm.playground.core.Fitness;
import io.mesocosm.playground.model.HostFacts;
import io.mesocosm.playground.model.Network;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks at a host before there are machines, and changes nothing.
public final class Probe {
  private static final Path NAMESPACES = Path.of("/proc/self/ns");
  private static final Path GROUPS = Path.of("/sys/fs/cgroup");
  private static final long KB_PER_MB = 1024;
  private static final long MB = 1024 * 1024;

  private final Map<String, String> environment;

  /// @param environment of the process: its `PATH`
  public Probe(Map<String, String> environment) {
    this.environment = environment;
  }

  /// @param folder of the playground; may not exist yet
  /// @param network that it is to have
  public HostFacts facts(Path folder, Network network) throws IOException, InterruptedException {
    var root = Privilege.isRoot();
    var programs = programs();
    var able = root && programs.containsAll(Fitness.TRYING);
    var tried = able ? tried() : new Tried(Optional.empty(), Set.of());
    var ground =
        Stream.iterate(folder.toAbsolutePath(), Path::getParent)
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    var disk = Files.getFileStore(ground);
    return new HostFacts(
        root,
        tried.refused(),
        namespaces(),
        tried.abilities(),
        programs,
        Files.isExecutable(Path.of("/lib/systemd/systemd")),
        groups(),
        freezer(),
        taken(folder, network),
        network,
        memoryMb(),
        disk.getUsableSpace() / MB,
        disk.type(),
        able && dockerFilters());
  }

  private static Set<String> namespaces() throws IOException {
    var names = new HashSet<String>();
    if (Files.isDirectory(NAMESPACES)) {
      try (var all = Files.list(NAMESPACES)) {
        all.forEach(each -> names.add(each.getFileName().toString()));
      }
    }
    return names;
  }

  /// What came of it when we asked the kernel for everything that machines are made of.
  private record Tried(Optional<String> refused, Set<String> abilities) {}

  private static Tried tried() throws IOException, InterruptedException {
    var lacking = Privilege.lacking();
    if (lacking.isPresent()) {
      return new Tried(lacking, Set.of());
    }
    var script = new String(Folder.content("probe.sh"), StandardCharsets.UTF_8);
    var command = new ArrayList<>(List.of("unshare"));
    command.addAll(List.of("--mount", "--pid", "--uts", "--ipc", "--net", "--cgroup", "--fork"));
    command.addAll(List.of("sh", "-c", script));
    try {
      var words = Tool.run(command.toArray(String[]::new));
      return new Tried(Optional.empty(), Set.copyOf(List.of(words.split("\\s+", -1))));
    } catch (IOException refused) {
      var why =
          "namespaces are refused (%s); a container needs all rights for them"
              .formatted(refused.getMessage());
      return new Tried(Optional.of(why), Set.of());
    }
  }

  private Set<String> programs() {
    var found = new HashSet<String>();
    for (var folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (var name : Fitness.PROGRAMS.keySet()) {
        if (Files.isExecutable(Path.of(folder, name))) {
          found.add(name);
        }
      }
    }
    return found;
  }

  private static int groups() {
    if (Files.exists(GROUPS.resolve("cgroup.controllers"))) {
      return 2;
    }
    return Files.isDirectory(GROUPS.resolve("memory")) ? 1 : 0;
  }

  // A group of version 2 has the file, its root has not.
  private static boolean freezer() {
    return groups() == 2 || Files.isDirectory(GROUPS.resolve("freezer"));
  }

  private static Optional<String> taken(Path folder, Network network) throws IOException {
    return new Bridge(new Folder(folder)).taken(network);
  }

  private static long memoryMb() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines
              .filter(line -> line.startsWith("MemAvailable:"))
              .map(line -> line.replaceAll("[^0-9]", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElse(0)
          / KB_PER_MB;
    }
  }

  private static boolean dockerFilters() throws IOException, InterruptedException {
    return Tool.succeeds(
        "sh", "-c", "iptables -w -S FORWARD | grep -q -e '-P FORWARD DROP' -e DOCKER");
  }
}
