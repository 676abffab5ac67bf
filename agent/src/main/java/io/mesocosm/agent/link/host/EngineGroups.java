package io.mesocosm.agent.link.host;

import io.mesocosm.agent.model.runs.UsageSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The control groups that an engine made for a container: whoever is in it says where they are
/// (`/proc/PID/cgroup`).
///
/// @param hierarchy where the groups are mounted
public record EngineGroups(Path hierarchy) {

  /// @param pid of the container's first process
  /// @param id the engine's name for the container, which is in the names of its groups: by it the
  ///   pid is told from one that belongs to somebody else by now
  /// @return empty when the container does not run, or its groups cannot be seen from here
  public Optional<UsageSample> usage(long pid, String id) throws IOException {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    var groups = new ArrayList<Path>();
    for (String line : lines(pid)) {
      // Number of the tree, its controllers, the group in it.
      var parts = line.split(":", 3);
      if (parts.length == 3 && parts[2].contains(id)) {
        groups.addAll(trees(parts[1]).stream().map(tree -> below(tree, parts[2])).toList());
      }
    }
    for (var group : groups) {
      var usage = CgroupsV2.usage(group);
      if (usage.isPresent()) {
        return usage;
      }
    }
    return CgroupsV1.usage(groups);
  }

  /// Whether a process is of a container, by the engine's name for it; no when it is gone.
  public static boolean holds(long pid, String id) throws IOException {
    return !id.isEmpty() && lines(pid).stream().anyMatch(line -> line.contains(id));
  }

  private static List<String> lines(long pid) throws IOException {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/cgroup"));
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }

  /// The one of version 2 is all there is, and names no controllers.
  private List<Path> trees(String controllers) {
    return List.of(controllers.split(",")).stream().map(hierarchy::resolve).toList();
  }

  private static Path below(Path tree, String group) {
    return tree.resolve(group.replaceFirst("^/+", ""));
  }
}
