package io.mesocosm.playground.link;

import io.mesocosm.playground.core.Sight;
import io.mesocosm.playground.core.Step;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Sees what there is on this host, and does the steps of a plan.
public final class Host {
  private static final String ALL_GROUPS = "meso";

  private final Folder folder;
  private final Topology topology;
  private final Layer layer;
  private final Bridge bridge;
  private final Machines machines;
  private final Freezer freezer;
  private final Filter filter;
  private final Names names;
  private final SnapshotFolder snapshots;
  private final Impairments impairments;

  /// @param shared what every machine sees as `/vagrant`
  public Host(Folder folder, Cache cache, Topology topology, Path shared) {
    this.folder = folder;
    this.topology = topology;
    this.layer = new Layer(folder, cache);
    this.bridge = new Bridge(folder);
    this.freezer = new Freezer(folder);
    this.snapshots = new SnapshotFolder(folder);
    this.names = new Names(folder, topology, shared);
    this.filter = new Filter(topology);
    this.impairments = new Impairments(folder, topology);
    this.machines = new Machines(folder, cache, topology, layer, bridge, impairments, shared);
  }

  /// How the machines are. Needs no root.
  public SequencedMap<String, Sight.Condition> conditions() throws IOException {
    var seen = new LinkedHashMap<String, Sight.Condition>();
    for (var name : folder.machineNames()) {
      seen.put(name, condition(name));
    }
    return seen;
  }

  /// Everything there is, once it has [begun][#begin].
  public Sight sight() throws IOException, InterruptedException {
    var conditions = conditions();
    var unaware = new LinkedHashSet<String>();
    for (var name : conditions.keySet()) {
      if (!names.areKnownTo(name)) {
        unaware.add(name);
      }
    }
    return new Sight(layer.exists(), bridge.exists(topology.network()), conditions, unaware);
  }

  private Sight.Condition condition(String name) throws IOException {
    if (!Files.exists(folder.made(name))) {
      return Sight.Condition.HALF_MADE;
    }
    if (Init.read(folder.init(name)).isEmpty()) {
      return Sight.Condition.HALTED;
    }
    return freezer.isFrozen(name) ? Sight.Condition.PAUSED : Sight.Condition.RUNNING;
  }

  /// The files of a machine as it sees them; empty while it does not run.
  public Optional<Path> root(Machine machine) throws IOException {
    return Init.read(folder.init(machine.name())).map(Init::root);
  }

  /// Returns when it is done.
  public void run(Step step) throws IOException, InterruptedException {
    switch (step) {
      case Step.MakeLayer _ -> layer.make();
      case Step.MakeBridge(var network) -> bridge.make(network);
      case Step.RemoveBridge(var network) -> bridge.remove(network);
      case Step.Make(var machine) -> machines.make(machine);
      case Step.Boot(var machine) -> machines.boot(machine);
      case Step.Introduce(var machine) -> machines.introduce(machine);
      case Step.Halt(var name) -> machines.halt(name);
      case Step.Remove(var name) -> machines.remove(name);
      case Step.Kill(var name) -> machines.kill(name);
      case Step.Freeze(var name) -> freezer.freeze(name);
      case Step.Thaw(var name) -> freezer.thaw(name);
      case Step.Cut(var pairs) -> filter.set(pairs);
      case Step.Copy(var name, var snapshot) -> snapshots.copy(snapshot, name);
      case Step.Restore(var machine, var snapshot) -> snapshots.restore(snapshot, machine.name());
      case Step.Impair(var machine, var how) -> impairments.set(machine, how);
    }
  }

  /// Prepares the folder, before the first step.
  public void begin() throws IOException, InterruptedException {
    folder.create();
    if (!Files.exists(folder.key())) {
      var key = folder.key().toString();
      Tool.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "playground", "-f", key);
    }
  }

  /// Deletes the folder and the groups that held the machines', after the last step. What cannot be
  /// removed keeps nothing back but the folder, so that it can be tried again.
  public void forget() throws IOException, InterruptedException {
    var failures = new ArrayList<IOException>();
    attempt(filter::remove, failures);
    attempt(() -> bridge.remove(topology.network()), failures);
    attempt(() -> Groups.remove(folder.group()), failures);
    attempt(() -> Groups.removeIfEmpty(ALL_GROUPS), failures);
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    Tool.run("rm", "-rf", "--one-file-system", folder.path().toString());
  }

  private interface Removal {
    void run() throws IOException, InterruptedException;
  }

  private static void attempt(Removal removal, List<IOException> failures)
      throws InterruptedException {
    try {
      removal.run();
    } catch (IOException trouble) {
      failures.add(trouble);
    }
  }
}
