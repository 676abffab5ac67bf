package io.mesocosm.meso.machines;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.playground.Playground;
import io.mesocosm.playground.core.Fitness;
import io.mesocosm.playground.core.Sight;
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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

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
      refuseWhatUpDoesNotDo(had.get(), topology);
    }
    return new Machines(
        folder, Playground.of(folder.path(), cache(around), topology, shared(around)), around);
  }

  // Nobody loses a machine by a smaller number or another file: there are commands for that.
  private static void refuseWhatUpDoesNotDo(Machines had, Topology topology) throws IOException {
    var name = had.folder.name();
    var network = had.topology().network();
    if (!topology.network().equals(network)) {
      throw CommandFailedException.usage(
          "/network: got '%s', but the machines '%s' are in %s; meso destroy -f --name %s first"
              .formatted(topology.network(), name, network, name));
    }
    var left = new LinkedHashSet<>(had.playground.conditions().keySet());
    topology.machines().forEach(machine -> left.remove(machine.name()));
    if (!left.isEmpty()) {
      throw CommandFailedException.usage(
          "/machines: %s would be left out, but is there; meso node rm%s %s first"
              .formatted(String.join(", ", left), CommonFlags.nameFlag(name), left.getFirst()));
    }
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
    var network = find(name, around).map(Machines::topology).orElse(Topology.SEED).network();
    return Playground.fitness(folder.path(), network, around.environment());
  }

  /// Brings what is missing: machines, what Ansible puts on them, the application.
  ///
  /// @param names which machines; all when empty
  /// @param provision whether Ansible sets them up
  /// @param demo whether `outyet` is deployed on them then
  public Up up(List<String> names, boolean provision, boolean demo)
      throws IOException, InterruptedException {
    if (provision) {
      refuseUncontrolled();
    }
    if (!Files.exists(folder.path())) {
      refuseUnfit();
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
          refuseSilent(machine);
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

  // Before anything is made: a cluster is set up from a machine, not from this host.
  private void refuseUncontrolled() {
    var roles = topology().machines().stream().map(Machine::role).collect(Collectors.toSet());
    if (roles.contains(Role.MASTER) && !roles.contains(Role.MANAGEMENT)) {
      throw CommandFailedException.usage(
          "/machines: none has the role management, which Ansible runs on; --provision=false makes bare machines");
    }
  }

  // Before anything is made: all that this host lacks at once.
  private void refuseUnfit() throws IOException, InterruptedException {
    var network = playground.topology().network();
    var missing =
        Playground.fitness(folder.path(), network, around.environment()).stream()
            .filter(finding -> finding.grade() == Fitness.Grade.MISSING)
            .map(finding -> finding.name() + ": " + finding.detail())
            .toList();
    if (!missing.isEmpty()) {
      throw CommandFailedException.trouble(
          "this host cannot have machines, see meso doctor; nothing was made\nmeso: "
              + String.join("\nmeso: ", missing));
    }
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

  /// More agents, with the next free numbers.
  ///
  /// @param provision whether Ansible sets them up, if it has set up any of the others
  /// @return the new ones
  public List<Machine> addAgents(int count, boolean provision)
      throws IOException, InterruptedException {
    var fresh = new ArrayList<Machine>();
    change(() -> {
      fresh.addAll(ok(playground.nodes().add(count, steps())));
      if (provision && areSetUp()) {
        new Bringup(needed(folder.name(), around), around.console())
            .run(new Bringup.Request(Set.of(), true, false));
      }
    });
    return fresh;
  }

  private boolean areSetUp() throws IOException {
    for (var machine : topology().machines()) {
      if (playground.provisioned(machine.name()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// One agent fewer; what runs there is moved first.
  ///
  /// @param patience for one task to run elsewhere
  /// @param force also when what runs there finds no other place, or nobody can be asked
  public void removeAgent(Machine machine, Duration patience, boolean force)
      throws IOException, InterruptedException {
    ok(playground.topology().minus(machine.name()));
    change(() -> {
      try (var http = new HttpClient()) {
        var draining = new Draining(machine, playground, http, patience, around.console());
        if (draining.hasAgent()) {
          attempt(draining::run, force);
        }
        ok(playground.nodes().remove(machine.name(), steps()));
        if (draining.hasMaster()) {
          attempt(draining::forget, force);
        }
      }
    });
  }

  private void attempt(Change change, boolean force) throws IOException, InterruptedException {
    try {
      change.run();
    } catch (IOException | CommandFailedException stuck) {
      if (!force) {
        throw stuck;
      }
      around.console().warn(Objects.requireNonNullElse(stuck.getMessage(), stuck.toString()));
    }
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
    refuseWithoutKey();
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
    refuseWithoutKey();
    refuseSilent(machine);
    return Tool.start(new ProcessBuilder(playground.ssh(machine, words)).inheritIO()).waitFor();
  }

  private void refuseWithoutKey() {
    if (!Files.isReadable(playground.key())) {
      throw CommandFailedException.trouble(
          "only root logs in to machines, it has their key: sudo meso …");
    }
  }

  /// Refuses to wait for a machine that cannot answer.
  void refuseSilent(Machine machine) throws IOException {
    var condition = playground.conditions().get(machine.name());
    if (condition == Sight.Condition.PAUSED) {
      throw CommandFailedException.trouble(
          "%1$s stands still and answers nobody; meso fault heal%2$s %1$s lets it go on"
              .formatted(machine.name(), nameFlag()));
    }
    if (condition != Sight.Condition.RUNNING) {
      throw CommandFailedException.trouble(
          "%1$s does not run; meso up%2$s %1$s boots it".formatted(machine.name(), nameFlag()));
    }
  }
}
