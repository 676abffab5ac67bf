package io.mesocosm.playground.link;

import io.mesocosm.playground.core.Sight;
import io.mesocosm.playground.core.Step;
import io.mesocosm.playground.model.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/// Sees what there is on this host, and does the steps of a plan.
public final class Host {
  private static final String ALL_GROUPS = "meso";

  private final Folder folder;
  private final Bridge bridge;
  private final Machines machines;

  /// @param shared what every machine sees as `/vagrant`
  public Host(Folder folder, Topology topology, Path shared) {
    this.folder = folder;
    this.bridge = new Bridge(folder);
    this.machines = new Machines(folder, topology, bridge, shared);
  }

  public Sight sight() throws IOException {
    var seen = new LinkedHashMap<String, Sight.Condition>();
    for (var name : folder.machineNames()) {
      seen.put(name, condition(name));
    }
    return new Sight(Files.exists(folder.layerDone()), bridge.exists(), seen);
  }

  private Sight.Condition condition(String name) throws IOException {
    if (!Files.exists(folder.made(name))) {
      return Sight.Condition.HALF_MADE;
    }
    return Init.read(folder.init(name)).isPresent()
        ? Sight.Condition.RUNNING
        : Sight.Condition.HALTED;
  }

  /// Returns when it is done.
  public void run(Step step) throws IOException, InterruptedException {
    switch (step) {
      case Step.MakeLayer _ -> makeLayer();
      case Step.RemoveLayer _ -> removeLayer();
      case Step.MakeBridge(var network) -> bridge.make(network);
      case Step.RemoveBridge _ -> bridge.remove();
      case Step.Make(var machine) -> machines.make(machine);
      case Step.Boot(var machine) -> machines.boot(machine);
      case Step.Halt(var name) -> machines.halt(name);
      case Step.Remove(var name) -> machines.remove(name);
    }
  }

  private void makeLayer() throws IOException, InterruptedException {
    removeLayer();
    var key = folder.key();
    Tool.run(
        "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "playground", "-f", key.toString());
    var publicKey = Files.readString(Path.of(key + ".pub")).strip();
    Tool.run(
        "unshare",
        "--mount",
        "sh",
        folder.script("layer.sh").toString(),
        folder.path().toString(),
        publicKey);
    Files.createFile(folder.layerDone());
  }

  private void removeLayer() throws IOException, InterruptedException {
    Files.deleteIfExists(folder.layerDone());
    for (var part : new String[] {"layer", "layer.work", "layer.root", "key", "key.pub"}) {
      Tool.run("rm", "-rf", "--one-file-system", folder.path().resolve(part).toString());
    }
  }

  /// Prepares the folder, before the first step.
  public void begin() throws IOException {
    folder.create();
  }

  /// Deletes the folder and the groups that held the machines', after the last step.
  public void forget() throws IOException, InterruptedException {
    bridge.remove();
    Groups.remove(folder.group());
    Groups.removeIfEmpty(ALL_GROUPS);
    Tool.run("rm", "-rf", "--one-file-system", folder.path().toString());
  }
}
