package io.mesocosm.meso.machines;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.playground.Playground;
import io.mesocosm.playground.core.Fitness;
import io.mesocosm.playground.link.Privilege;
import io.mesocosm.playground.link.Tool;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Role;
import io.mesocosm.playground.model.Snapshot;
import io.mesocosm.playground.model.Topology;
import io.mesocosm.playground.wire.Endpoints;
import io.mesocosm.playground.wire.SshSettings;
import io.mesocosm.playground.wire.StatusReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

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
    var root = Privilege.lacking().isEmpty();
    return find(name, around)
        .orElseThrow(() ->
            CommandFailedException.trouble(
                root
                    ? "there are no machines '%s'; meso up makes them".formatted(name)
                    : "there are no machines '%s' that you may use; they need root: sudo meso …"
                        .formatted(name)));
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

  /// Those that are wished for.
  public static Machines wanted(String name, Wish wish, Surroundings around) throws IOException {
    var folder = ClusterFolder.of(around.environment(), name);
    if (Files.exists(folder.definition())) {
      throw CommandFailedException.trouble(
          "'%s' is a local cluster; --name gives the machines another name".formatted(name));
    }
    var had = find(name, around);
    var topology = wish.of(had.map(Machines::topology).orElse(Topology.SEED));
    if (had.isPresent()) {
      Preconditions.keepsAll(had.get(), topology);
    }
    return new Machines(
        folder, Playground.of(folder.path(), cache(around), topology, shared(around)), around);
  }

  static <T> T ok(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T>(var value) -> value;
      case Outcome.Refused<T>(var refusals) ->
          throw CommandFailedException.usage(
              String.join("\nmeso: ", refusals.stream().map(Refusal::text).toList()));
    };
  }

  /// What this host is worth to machines of that name.
  public static List<Fitness.Finding> fitness(String name, Surroundings around)
      throws IOException, InterruptedException {
    var folder = ClusterFolder.of(around.environment(), name);
    return fitness(
        folder, find(name, around).map(Machines::topology).orElse(Topology.SEED), around);
  }

  private static List<Fitness.Finding> fitness(
      ClusterFolder folder, Topology topology, Surroundings around)
      throws IOException, InterruptedException {
    return Playground.fitness(folder.path(), topology.network(), around.environment());
  }

  /// Brings what is missing: machines, what Ansible puts on them, the application.
  ///
  /// @param names which machines; all when empty
  /// @param provision whether Ansible sets them up
  /// @param demo whether `outyet` is deployed on them then
  public Up up(List<String> names, boolean provision, boolean demo)
      throws IOException, InterruptedException {
    if (provision) {
      Preconditions.isControlled(topology());
    }
    if (!Files.exists(folder.path())) {
      Preconditions.isFit(fitness(folder, topology(), around));
    }
    var result = new AtomicReference<Up>();
    change(() ->
        result.set(
            new Bringup(this, around.console())
                .run(new Bringup.Request(known(names), provision, demo))));
    return result.get();
  }

  /// What stands after [#up].
  ///
  /// @param master where the first Mesos master answers; empty for bare machines
  /// @param demo where instances of the application answer
  public record Up(
      Optional<String> master, Optional<String> marathon, List<String> demo, Duration took) {}

  /// Runs one playbook on the management machine, and shows everything that it says.
  ///
  /// @param file below `/vagrant/ansible`
  /// @param more words for `ansible-playbook`
  /// @return Ansible's exit code
  public int provision(String file, List<String> more) throws IOException, InterruptedException {
    var code = new AtomicInteger();
    change(() -> {
      for (var machine : topology().machines()) {
        if (machine.role() == Role.MANAGEMENT) {
          Preconditions.answers(this, machine);
        }
      }
      code.set(provisioning().run(file, more));
    });
    return code.get();
  }

  Provisioning provisioning() {
    return new Provisioning(
        playground,
        new ProgramTar(around.archive()),
        folder.path().resolve("provision.log"),
        around.console());
  }

  /// @param names which; all when empty
  public void halt(List<String> names) throws IOException, InterruptedException {
    change(() -> playground.halt(known(names), new MachineSteps(around.console())));
  }

  /// Shuts machines down and boots them again.
  ///
  /// @param names which; all when empty
  public void reload(List<String> names) throws IOException, InterruptedException {
    change(() -> {
      playground.halt(known(names), steps());
      playground.up(known(names), steps());
    });
  }

  /// Leaves nothing.
  public void destroy() throws IOException, InterruptedException {
    change(() -> playground.destroy(steps()));
  }

  /// Something that changes the machines.
  public interface Change {
    void run() throws IOException, InterruptedException;
  }

  /// Alone: another command that changes them is refused meanwhile.
  public void change(Change change) throws IOException, InterruptedException {
    new Changing(folder, around.console()).run(change);
  }

  /// @param names which; all when empty
  public StatusReport status(List<String> names) throws IOException {
    return playground.status(known(names));
  }

  /// Their names in the topology.
  ///
  /// @throws CommandFailedException when there is one that is unknown
  public Set<String> known(List<String> names) {
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

  /// Agents that come and go.
  public AgentNodes nodes() {
    return new AgentNodes(this, around);
  }

  /// Keeps all machines as they are, and returns when their cluster decides as it did before.
  ///
  /// @param name of none that there is
  public Snapshot save(String name, Instant now) throws IOException, InterruptedException {
    if (endpoints().masters().isEmpty()) {
      return playground.snapshots().save(name, now);
    }
    try (var leaders = new Leaders(endpoints(), around.console())) {
      var decided = leaders.decide();
      var snapshot = playground.snapshots().save(name, now);
      if (decided) {
        leaders.await(snapshot.stoodStill());
      }
      return snapshot;
    }
  }

  String name() {
    return folder.name();
  }

  /// ` --name X` where commands need it, else empty.
  String nameFlag() {
    return CommonFlags.nameFlag(folder.name());
  }

  /// Which machines there are.
  public Topology topology() {
    return playground.topology();
  }

  /// Where the cluster on them answers.
  public Endpoints endpoints() {
    return new Endpoints(topology());
  }

  /// A Marathon that answers; each hands calls on to the one that leads.
  ///
  /// @throws CommandFailedException when no machine is meant to run one
  public String marathon() {
    return Reachable.first(endpoints().marathons())
        .orElseThrow(() ->
            CommandFailedException.trouble(
                "no machine of '%s' has the role of a master".formatted(folder.name())));
  }

  public Playground playground() {
    return playground;
  }

  /// Says what is done.
  public Playground.Progress steps() {
    return new MachineSteps(around.console());
  }

  /// The container images of the agents.
  public MachineImages images() {
    Preconditions.hasKey(playground);
    return new MachineImages(playground, around.archive(), around.console());
  }

  /// What lets other programs that use SSH log in to machines by their names.
  ///
  /// @param names which; all when empty
  public List<SshSettings> sshSettings(List<String> names) {
    var wanted = known(names);
    return topology().machines().stream()
        .filter(machine -> wanted.isEmpty() || wanted.contains(machine.name()))
        .map(playground::ssh)
        .toList();
  }

  /// Runs a command there, or a shell, as `vagrant`.
  ///
  /// @return its exit code
  public int ssh(String name, List<String> words) throws IOException, InterruptedException {
    var machine = machine(name);
    Preconditions.hasKey(playground);
    Preconditions.answers(this, machine);
    return Tool.start(new ProcessBuilder(playground.ssh(machine, words)).inheritIO()).waitFor();
  }
}
