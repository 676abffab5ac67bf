package io.mesocosm.playground;

import io.mesocosm.base.Fault;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.files.WholeFile;
import io.mesocosm.base.loops.Crew;
import io.mesocosm.playground.core.Fitness;
import io.mesocosm.playground.core.Plan;
import io.mesocosm.playground.core.Sight;
import io.mesocosm.playground.core.Step;
import io.mesocosm.playground.link.Cache;
import io.mesocosm.playground.link.Folder;
import io.mesocosm.playground.link.Host;
import io.mesocosm.playground.link.Probe;
import io.mesocosm.playground.link.image.Engine;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Network;
import io.mesocosm.playground.model.Topology;
import io.mesocosm.playground.wire.ShellWord;
import io.mesocosm.playground.wire.SshSettings;
import io.mesocosm.playground.wire.StatusReport;
import io.mesocosm.playground.wire.TopologyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// A playground: machines made of namespaces on this host. Needs root.
///
/// Everything it keeps lies in one folder. One process at a time may change it; the caller sees to
/// that.
public final class Playground {
  /// Where the cache lies unless somebody wishes otherwise.
  public static final Path USUAL_CACHE = Path.of("/var/cache/mesocosm");

  private final Folder folder;
  private final Cache cache;
  private final Topology topology;
  private final Path shared;
  private final Host host;

  private Playground(Folder folder, Cache cache, Topology topology, Path shared) {
    this.folder = folder;
    this.cache = cache;
    this.topology = topology;
    this.shared = shared;
    this.host = new Host(folder, cache, topology, shared);
  }

  /// Is told what happens, from several threads.
  public interface Progress {
    void begun(Step step);

    void done(Step step, Duration took);

    void failed(Step step, IOException why);

    /// Nobody listens.
    Progress SILENT =
        new Progress() {
          @Override
          public void begun(Step step) {}

          @Override
          public void done(Step step, Duration took) {}

          @Override
          public void failed(Step step, IOException why) {}
        };
  }

  /// @param folder everything of it; may not exist yet
  /// @param cache what it shares with others and leaves behind; may not exist yet
  /// @param shared what every machine sees as `/vagrant`
  public static Playground of(Path folder, Path cache, Topology topology, Path shared) {
    return new Playground(new Folder(folder), new Cache(cache), topology, shared);
  }

  /// The playground that lies in a folder; empty when there is none.
  public static Optional<Playground> open(Path folder, Path cache) throws IOException {
    var files = new Folder(folder);
    if (!Files.exists(files.topology())) {
      return Optional.empty();
    }
    return switch (TopologyFile.read(Files.readString(files.topology()))) {
      case Outcome.Ok<Topology>(var topology) ->
          Optional.of(of(folder, cache, topology, Path.of(Files.readString(files.shared()))));
      case Outcome.Refused<Topology>(var why) ->
          throw new IOException(files.topology() + ": " + why.getFirst().text());
    };
  }

  /// What a host that may not have machines yet is worth to them.
  ///
  /// @param folder where they would lie
  /// @param network that they would have
  /// @param environment of the process
  public static List<Fitness.Finding> fitness(
      Path folder, Network network, Map<String, String> environment)
      throws IOException, InterruptedException {
    return Fitness.of(new Probe(environment).facts(folder, network));
  }

  /// The same place with other machines.
  Playground with(Topology other) {
    return new Playground(folder, cache, other, shared);
  }

  /// What every machine sees as `/vagrant`.
  public Path shared() {
    return shared;
  }

  /// Where the program to install is put for all machines: `meso.tar`.
  public Path program() {
    return folder.program();
  }

  public Topology topology() {
    return topology;
  }

  public Optional<Machine> machine(String name) {
    return topology.machines().stream()
        .filter(machine -> machine.name().equals(name) || machine.aliases().contains(name))
        .findFirst();
  }

  /// Makes what is missing. A machine that could not be made is gone when this throws; the others
  /// stay. Where there was nothing before and no machine came up, nothing is left.
  ///
  /// @param names which machines; all when empty
  /// @throws IOException naming what failed first
  public void up(Set<String> names, Progress progress) throws IOException, InterruptedException {
    refuseHalfRestored();
    var fresh = !Files.exists(folder.topology());
    try {
      host.begin();
      // The topology comes last: its presence says that there is a playground.
      WholeFile.writeThrough(folder.shared(), shared.toString());
      WholeFile.writeThrough(folder.topology(), TopologyFile.text(topology));
      var plan = Plan.up(topology, names, host.sight());
      run(plan, progress);
      run(faults().present().again(plan, topology), progress);
    } catch (IOException | InterruptedException failure) {
      if (fresh && host.conditions().isEmpty()) {
        forget(failure);
      }
      throw failure;
    }
  }

  void refuseHalfRestored() throws IOException {
    if (Files.exists(folder.restoring())) {
      throw new IOException(
          "the machines are neither as they were nor as in the snapshot '%1$s': the command that restored it was ended half way; meso snapshot restore %1$s does it again"
              .formatted(Files.readString(folder.restoring())));
    }
  }

  private void forget(Exception why) throws InterruptedException {
    try {
      host.forget();
    } catch (IOException further) {
      why.addSuppressed(further);
    }
  }

  /// @param names which machines; all when empty
  public void halt(Set<String> names, Progress progress) throws IOException, InterruptedException {
    run(Plan.halt(names, host.sight()), progress);
  }

  /// Leaves nothing.
  public void destroy(Progress progress) throws IOException, InterruptedException {
    run(Plan.destroy(topology.network(), host.sight()), progress);
    host.forget();
  }

  void run(Plan plan, Progress progress) throws IOException, InterruptedException {
    for (var stage : plan.stages()) {
      Crew.doAll(stage.stream().<Crew.Work>map(step -> () -> attempt(step, progress)).toList());
    }
  }

  private void attempt(Step step, Progress progress) throws IOException, InterruptedException {
    var started = System.nanoTime();
    progress.begun(step);
    try {
      host.run(step);
      progress.done(step, Duration.ofNanos(System.nanoTime() - started));
    } catch (IOException trouble) {
      // Whoever is interrupted while it reads or writes is told so by such a trouble, and would be
      // interrupted once more while it takes back what it began.
      if (Thread.interrupted()) {
        undo(step, trouble);
        throw (InterruptedException) new InterruptedException().initCause(trouble);
      }
      progress.failed(step, trouble);
      undo(step, trouble);
      throw trouble;
    } catch (InterruptedException stop) {
      undo(step, stop);
      throw stop;
    }
  }

  // In a thread of its own: Ctrl-C reaches the step's when it may already be taking back what it
  // began, and that has to be done whole.
  private void undo(Step step, Exception why) {
    var undo = step.undo();
    if (undo.isPresent()) {
      var undoing = Thread.ofVirtual().name("undo").start(() -> run(undo.get(), why));
      var interrupted = false;
      while (undoing.isAlive()) {
        try {
          undoing.join();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run(Step undo, Exception why) {
    try {
      host.run(undo);
    } catch (IOException further) {
      why.addSuppressed(further);
    } catch (InterruptedException never) {
      throw new Fault("nobody interrupts what takes back", never);
    }
  }

  /// @param names which machines; all when empty
  public StatusReport status(Set<String> names) throws IOException {
    var shown =
        topology.machines().stream()
            .filter(machine -> names.isEmpty() || names.contains(machine.name()))
            .toList();
    return new StatusReport(folder.path().getFileName().toString(), shown, host.conditions());
  }

  /// How each machine is, by name. Needs no root.
  public SequencedMap<String, Sight.Condition> conditions() throws IOException {
    return host.conditions();
  }

  /// The files of a machine as it sees them; empty while it does not run.
  public Optional<Path> root(Machine machine) throws IOException {
    return host.root(machine);
  }

  Sight sight() throws IOException, InterruptedException {
    return host.sight();
  }

  /// More agents or fewer.
  public Nodes nodes() {
    return new Nodes(this, folder);
  }

  /// As it was.
  public Snapshots snapshots() {
    return new Snapshots(this, folder);
  }

  /// What is broken on purpose in it.
  public Faults faults() {
    return new Faults(this, folder);
  }

  /// The container images that can be put together of what a machine has.
  ///
  /// @param archive of this program, unpacked
  /// @param machine runs
  public Images images(Path archive, Machine machine) throws IOException {
    var files = root(machine).orElseThrow(() -> new IOException(machine.name() + " does not run"));
    return new Images(archive, List.of(files), cache.images());
  }

  /// The container engine of a machine.
  public Engine engine(Machine machine) {
    return new Engine(
        machine.name(), script -> ssh(machine, List.of("sudo sh -c " + ShellWord.of(script))));
  }

  /// Which programs and settings a machine was last set up with; empty for none. It forgets when it
  /// is made anew.
  public Optional<String> provisioned(String machine) throws IOException {
    var said = folder.provisioned(machine);
    return Files.exists(said) ? Optional.of(Files.readString(said)) : Optional.empty();
  }

  /// @param with as [#provisioned] will say
  public void isProvisioned(String machine, String with) throws IOException {
    Files.writeString(folder.provisioned(machine), with);
  }

  /// What opens every machine; root's.
  public Path key() {
    return folder.key();
  }

  /// How to log in to a machine.
  public SshSettings ssh(Machine machine) {
    return new SshSettings(machine, folder.key());
  }

  /// The command that logs in as `vagrant`.
  ///
  /// @param words to run there; a shell for a person when empty
  public List<String> ssh(Machine machine, List<String> words) {
    return ssh(machine).command(words);
  }
}
