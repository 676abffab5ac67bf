package io.mesocosm.playground;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.files.WholeFile;
import io.mesocosm.playground.core.Plan;
import io.mesocosm.playground.link.Folder;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Topology;
import io.mesocosm.playground.wire.TopologyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Agents that come and go while the others run. The caller sees to it that one process at a time
/// changes a playground.
public final class Nodes {
  private final Playground playground;
  private final Folder folder;

  Nodes(Playground playground, Folder folder) {
    this.playground = playground;
    this.folder = folder;
  }

  /// Which machines a change of the topology would add.
  private List<Machine> fresh(Topology more) {
    return more.machines().stream()
        .filter(machine -> !playground.topology().machines().contains(machine))
        .toList();
  }

  /// Makes more agents, and tells all machines of them. When one cannot be made, none is.
  ///
  /// @return the new ones, or why there can be none
  public Outcome<List<Machine>> add(int agents, Playground.Progress progress)
      throws IOException, InterruptedException {
    return switch (playground.topology().plusAgents(agents)) {
      case Outcome.Ok<Topology>(var more) -> Outcome.ok(add(more, progress));
      case Outcome.Refused<Topology>(var why) -> new Outcome.Refused<>(why);
    };
  }

  private List<Machine> add(Topology more, Playground.Progress progress)
      throws IOException, InterruptedException {
    var fresh = fresh(more);
    var names = new LinkedHashSet<>(fresh.stream().map(Machine::name).toList());
    var bigger = playground.with(more);
    try {
      bigger.up(names, progress);
    } catch (IOException | InterruptedException trouble) {
      takeBack(names, trouble);
      throw trouble;
    }
    return fresh;
  }

  private void takeBack(Set<String> names, Exception why) throws InterruptedException {
    try {
      for (var name : names) {
        playground.run(Plan.remove(name), Playground.Progress.SILENT);
      }
      WholeFile.writeThrough(folder.topology(), TopologyFile.text(playground.topology()));
    } catch (IOException further) {
      why.addSuppressed(further);
    }
  }

  /// Notes that an agent gets no tasks any more because it is to go, or that it stays.
  public void leaves(String machine, boolean yes) throws IOException {
    if (yes) {
      Files.writeString(folder.leaving(machine), "");
    } else {
      Files.deleteIfExists(folder.leaving(machine));
    }
  }

  /// Agents that were to go and are still there: who was to take them away was ended on the way.
  public List<Machine> leaving() {
    return playground.topology().machines().stream()
        .filter(machine -> Files.exists(folder.leaving(machine.name())))
        .toList();
  }

  /// Takes an agent away, and lets the others forget it; nothing of it stays.
  ///
  /// @return what there is then, or why it cannot go
  public Outcome<Topology> remove(String machine, Playground.Progress progress)
      throws IOException, InterruptedException {
    var fewer = playground.topology().minus(machine);
    if (fewer instanceof Outcome.Ok<Topology>(var topology)) {
      var faults = playground.faults();
      faults.become(faults.present().without(machine), Playground.Progress.SILENT);
      playground.run(Plan.remove(machine), progress);
      WholeFile.writeThrough(folder.topology(), TopologyFile.text(topology));
      var smaller = playground.with(topology);
      smaller.run(Plan.introduce(topology, smaller.sight()), Playground.Progress.SILENT);
    }
    return fewer;
  }
}
