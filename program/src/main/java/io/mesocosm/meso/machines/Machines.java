package io.mesocosm.meso.machines;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.meso.cluster.ClusterFolder;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.playground.Playground;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Topology;
import io.mesocosm.playground.wire.StatusReport;
import io.mesocosm.playground.wire.TopologyFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The machines of one playground, as commands see them. They lie where a local cluster of the same
/// name would; a name is one or the other.
public final class Machines {
  private final ClusterFolder folder;
  private final Playground playground;
  private final Surroundings around;

  private Machines(ClusterFolder folder, Playground playground, Surroundings around) {
    this.folder = folder;
    this.playground = playground;
    this.around = around;
  }

  /// Those of that name; empty when there are none.
  public static Optional<Machines> find(String name, Surroundings around) throws IOException {
    var folder = ClusterFolder.of(around.environment(), name);
    return Playground.open(folder.path(), cache(around))
        .map(playground -> new Machines(folder, playground, around));
  }

  /// @throws CommandFailedException when there are none of that name
  public static Machines needed(String name, Surroundings around) throws IOException {
    return find(name, around)
        .orElseThrow(() ->
            CommandFailedException.trouble(
                "there are no machines '%s'; meso up makes them".formatted(name)));
  }

  // What playgrounds share, and what the next one begins with.
  private static Path cache(Surroundings around) {
    var chosen = around.environment().getOrDefault("MESO_CACHE", "");
    return chosen.isEmpty() ? Playground.USUAL_CACHE : Path.of(chosen).toAbsolutePath();
  }

  // What the machines see as /vagrant: as with Vagrant, the folder in which one works, if it is the
  // project; else the project's files in the archive.
  private static Path shared(Surroundings around) {
    var here = Path.of("").toAbsolutePath();
    var carried = around.archive().resolve("share");
    return Files.exists(here.resolve("ansible").resolve("site.yml")) || !Files.exists(carried)
        ? here
        : carried;
  }

  /// Those that a file describes; without one, those there are, or else the seed's five.
  ///
  /// @param agents how many agents instead of the file's number; 0 for that number
  public static Machines wanted(String name, Optional<Path> file, int agents, Surroundings around)
      throws IOException {
    var folder = ClusterFolder.of(around.environment(), name);
    if (Files.exists(folder.definition())) {
      throw CommandFailedException.trouble(
          "'%s' is a local cluster; --name gives the machines another name".formatted(name));
    }
    var topology = file.isPresent() ? read(file.get()) : known(name, around);
    var sized = agents == 0 ? topology : ok(topology.withAgents(agents));
    return new Machines(
        folder, Playground.of(folder.path(), cache(around), sized, shared(around)), around);
  }

  private static Topology read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw CommandFailedException.usage("--file: cannot read " + file);
    }
    return ok(TopologyFile.read(Files.readString(file)));
  }

  private static Topology known(String name, Surroundings around) throws IOException {
    return find(name, around).map(had -> had.playground.topology()).orElse(Topology.SEED);
  }

  private static Topology ok(Outcome<Topology> outcome) {
    return switch (outcome) {
      case Outcome.Ok<Topology>(var topology) -> topology;
      case Outcome.Refused<Topology>(var refusals) ->
          throw CommandFailedException.usage(
              String.join("\nmeso: ", refusals.stream().map(Refusal::text).toList()));
    };
  }

  /// Makes what is missing.
  ///
  /// @param names which; all when empty
  public void up(List<String> names) throws IOException, InterruptedException {
    changing(() -> playground.up(known(names), new MachineSteps(around.console())));
  }

  /// @param names which; all when empty
  public void halt(List<String> names) throws IOException, InterruptedException {
    changing(() -> playground.halt(known(names), new MachineSteps(around.console())));
  }

  /// Leaves nothing.
  public void destroy() throws IOException, InterruptedException {
    changing(() -> {
      playground.destroy(new MachineSteps(around.console()));
      Files.deleteIfExists(folder.lock());
    });
  }

  private interface Change {
    void run() throws IOException, InterruptedException;
  }

  private void changing(Change change) throws IOException, InterruptedException {
    if (!Files.isWritable(Path.of("/proc/sys/kernel/hostname"))) {
      throw CommandFailedException.trouble(
          "machines need root; meso up --local needs neither root nor machines");
    }
    Files.createDirectories(folder.lock().getParent());
    try (var channel =
            FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        throw CommandFailedException.trouble(
            "another command is changing the machines '%s'".formatted(folder.name()));
      }
      change.run();
    }
  }

  /// @param names which; all when empty
  public StatusReport status(List<String> names) throws IOException {
    return playground.status(known(names));
  }

  private Set<String> known(List<String> names) {
    var known = new LinkedHashSet<String>();
    names.forEach(name -> known.add(machine(name).name()));
    return known;
  }

  /// By its name or another name of it.
  ///
  /// @throws CommandFailedException when there is none
  public Machine machine(String name) {
    return playground
        .machine(name)
        .orElseThrow(() ->
            CommandFailedException.usage(
                "there is no machine '%s'; there are %s"
                    .formatted(
                        name,
                        String.join(
                            ", ",
                            playground.topology().machines().stream()
                                .map(Machine::name)
                                .toList()))));
  }

  /// Runs a command there, or a shell, as `vagrant`.
  ///
  /// @return its exit code
  public int ssh(String name, List<String> words) throws IOException, InterruptedException {
    return new ProcessBuilder(playground.ssh(machine(name), words)).inheritIO().start().waitFor();
  }
}
