package io.mesocosm.playground.link;

import io.mesocosm.playground.core.Sight;
import io.mesocosm.playground.core.Step;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
  private final Names names;

  /// @param shared what every machine sees as `/vagrant`
  public Host(Folder folder, Cache cache, Topology topology, Path shared) {
    this.folder = folder;
    this.topology = topology;
    this.layer = new Layer(folder, cache);
    this.bridge = new Bridge(folder);
    this.machines = new Machines(folder, cache, topology, layer, bridge, shared);
    this.names = new Names(folder, topology, shared);
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
    return Init.read(folder.init(name)).isPresent()
        ? Sight.Condition.RUNNING
        : Sight.Condition.HALTED;
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

  /// Deletes the folder and the groups that held the machines', after the last step.
  public void forget() throws IOException, InterruptedException {
    bridge.remove(topology.network());
    Groups.remove(folder.group());
    Groups.removeIfEmpty(ALL_GROUPS);
    Tool.run("rm", "-rf", "--one-file-system", folder.path().toString());
  }
}
