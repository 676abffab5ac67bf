package io.mesocosm.agent.link.host;

import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.protocol.resources.Resources;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One tree for all controllers (Linux, `cgroup-v2`). Processes live in the leaf of a run's group,
/// as on Mesos 1.12-dev, because inner groups may not hold any.
record CgroupsV2(Wanted wanted, Path root) implements Cgroups {
  private static final System.Logger LOG = System.getLogger(CgroupsV2.class.getName());
  private static final long PERIOD_MICROS = 100_000;
  private static final double MICROS = 1e6;

  static CgroupsV2 open(Wanted wanted) throws IOException {
    var root = Files.createDirectories(wanted.hierarchy().resolve(wanted.root()));
    delegate(wanted.hierarchy());
    delegate(root);
    return new CgroupsV2(wanted, root);
  }

  /// Without controllers a group still holds its processes together, which is what we need most.
  private static void delegate(Path group) {
    try {
      Files.writeString(group.resolve("cgroup.subtree_control"), "+cpu +memory");
    } catch (IOException refused) {
      LOG.log(Level.INFO, "cgroup_without_controllers group={0} why=\"{1}\"", group, refused);
    }
  }

  @Override
  public List<Path> make(ContainerId container, Resources resources) throws IOException {
    var group = root.resolve(container.value());
    if (!Files.isDirectory(root)) {
      // Another agent with this root was the last to leave it.
      Files.createDirectories(root);
      delegate(root);
    }
    var leaf = Files.createDirectories(group.resolve("leaf"));
    double cpus = resources.cpus().toDouble();
    long bytes = (long) (resources.mem().toDouble() * (1 << 20));
    if (wanted.cpu()) {
      set(group, "cpu.weight", Long.toString(Math.clamp((long) (100 * cpus), 1, 10_000)));
    }
    if (wanted.quota()) {
      set(group, "cpu.max", (long) (PERIOD_MICROS * cpus) + " " + PERIOD_MICROS);
    }
    if (wanted.memory()) {
      set(group, "memory.low", Long.toString(bytes));
      set(group, "memory.max", Long.toString(bytes));
    }
    return List.of(leaf);
  }

  private static void set(Path group, String knob, String value) throws IOException {
    var file = group.resolve(knob);
    if (Files.exists(file)) {
      Files.writeString(file, value);
    }
  }

  @Override
  public List<Long> members(ContainerId container) throws IOException {
    return Cgroups.pids(root.resolve(container.value()).resolve("leaf/cgroup.procs"));
  }

  @Override
  public void remove(ContainerId container) throws IOException {
    Files.deleteIfExists(root.resolve(container.value()).resolve("leaf"));
    Files.deleteIfExists(root.resolve(container.value()));
  }

  @Override
  public void leave() throws IOException {
    Cgroups.removeEmpty(root);
  }

  @Override
  public Optional<Usage> usage(ContainerId container) throws IOException {
    return usage(root.resolve(container.value()));
  }

  /// Of one container; empty when the folder is no group of this version.
  static Optional<Usage> usage(Path group) throws IOException {
    var cpu = group.resolve("cpu.stat");
    if (!Files.exists(cpu) || !Files.exists(group.resolve("cgroup.controllers"))) {
      return Optional.empty();
    }
    var memory = group.resolve("memory.current");
    long bytes = Cgroups.number(memory);
    return Optional.of(
        new Usage(
            Cgroups.field(cpu, "user_usec") / MICROS,
            Cgroups.field(cpu, "system_usec") / MICROS,
            bytes));
  }

  @Override
  public Optional<Shortage> shortage(ContainerId container) throws IOException {
    var group = root.resolve(container.value());
    var events = group.resolve("memory.events");
    return Files.exists(events) && Cgroups.field(events, "oom_kill") > 0
        ? Optional.of(
            new Shortage(
                Cgroups.number(group.resolve("memory.max")),
                Cgroups.number(group.resolve("memory.peak"))))
        : Optional.empty();
  }
}
