package io.mesocosm.agent.link.host;

import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.UsageSample;
import io.mesocosm.protocol.resources.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The kernel's groups of processes, as far as this machine and our rights let us use them.
public sealed interface Cgroups permits CgroupsV1, CgroupsV2, Cgroups.None {

  /// Which limits are wanted, by `--isolation`.
  ///
  /// @param hierarchy `--cgroups_hierarchy`, where they are mounted
  /// @param root `--cgroups_root`, ours below it
  /// @param cpu whether to weigh processors (`cgroups/cpu`)
  /// @param quota whether to cap them as well (`--cgroups_enable_cfs`)
  /// @param memory whether to limit memory (`cgroups/mem`)
  record Wanted(Path hierarchy, String root, boolean cpu, boolean quota, boolean memory) {}

  /// Makes the groups of a run.
  ///
  /// @return folders into which the task puts itself; those of another attempt are found again
  List<Path> make(ContainerId container, Resources resources) throws IOException;

  /// All processes of the run.
  List<Long> members(ContainerId container) throws IOException;

  /// Removes the groups, once nobody is in them.
  void remove(ContainerId container) throws IOException;

  /// What the run has used; empty when it has no group.
  Optional<UsageSample> usage(ContainerId container) throws IOException;

  /// Removes what we made for all runs, unless one is there still; it comes again with the next.
  void leave() throws IOException;

  /// Whether the kernel killed something of the run for want of memory; empty when it did not.
  Optional<Shortage> shortage(ContainerId container) throws IOException;

  /// @param limitBytes what the run was allowed
  /// @param usedBytes the most it held at once
  record Shortage(long limitBytes, long usedBytes) {}

  /// What is there and may be used.
  static Cgroups detect(Wanted wanted) {
    var v2 = wanted.hierarchy().resolve("cgroup.controllers");
    try {
      if (Files.exists(v2)) {
        return CgroupsV2.open(wanted);
      }
      return CgroupsV1.open(wanted);
    } catch (IOException noRights) {
      System.getLogger(Cgroups.class.getName())
          .log(System.Logger.Level.INFO, "cgroups_not_used why=\"{0}\"", noRights.toString());
      return new None();
    }
  }

  /// No groups: processes are found by their session only.
  record None() implements Cgroups {
    @Override
    public List<Path> make(ContainerId container, Resources resources) {
      return List.of();
    }

    @Override
    public List<Long> members(ContainerId container) {
      return List.of();
    }

    @Override
    public void remove(ContainerId container) {
      // There is nothing to remove.
    }

    @Override
    public void leave() {
      // There is nothing to remove.
    }

    @Override
    public Optional<UsageSample> usage(ContainerId container) {
      return Optional.empty();
    }

    @Override
    public Optional<Shortage> shortage(ContainerId container) {
      return Optional.empty();
    }
  }

  /// Removes a group that holds neither processes nor groups.
  static void removeEmpty(Path group) throws IOException {
    if (!Files.isDirectory(group) || !pids(group.resolve("cgroup.procs")).isEmpty()) {
      return;
    }
    try (var inside = Files.newDirectoryStream(group, Files::isDirectory)) {
      if (inside.iterator().hasNext()) {
        return;
      }
    }
    Files.deleteIfExists(group);
  }

  /// The number behind `name` in a file of such lines; zero when there is none.
  static long field(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  /// The number that is all there is in a file; zero when it is none (`max`) or the file is
  /// missing.
  static long number(Path file) throws IOException {
    var text = Files.exists(file) ? Files.readString(file).strip() : "";
    return text.matches("\\d{1,19}") ? Long.parseLong(text) : 0;
  }

  /// Pids in a group's list; none when the group is gone.
  static List<Long> pids(Path procs) throws IOException {
    var pids = new ArrayList<Long>();
    if (Files.exists(procs)) {
      for (String line : Files.readAllLines(procs)) {
        pids.add(Long.parseLong(line));
      }
    }
    return pids;
  }
}
