package io.mesocosm.agent.link.host;

import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.UsageSample;
import io.mesocosm.agent.model.runs.UsageSample.Memory;
import io.mesocosm.agent.model.runs.UsageSample.Throttling;
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
  private static final List<String> CONTROLLERS = List.of("cpu", "memory");
  private static final long MIN_MEMORY_MB = 32;
  private static final long PERIOD_MICROS = 100_000;
  // The kernel refuses less, and Mesos never asks for less.
  private static final long MIN_QUOTA_MICROS = 1_000;
  private static final double MICROS = 1e6;

  static CgroupsV2 open(Wanted wanted) throws IOException {
    return new CgroupsV2(wanted, prepare(wanted));
  }

  /// A group has the controllers that the one above it hands down: one level after the other.
  private static Path prepare(Wanted wanted) throws IOException {
    var group = wanted.hierarchy();
    delegate(group);
    for (var level : Path.of(wanted.root())) {
      group = Files.createDirectories(group.resolve(level));
      delegate(group);
    }
    return group;
  }

  /// Without controllers a group still holds its processes together, which is what we need most.
  /// One by one: a kernel need not have both, and refuses all of a line for one that it lacks.
  private static void delegate(Path group) {
    for (var controller : CONTROLLERS) {
      try {
        Files.writeString(group.resolve("cgroup.subtree_control"), "+" + controller);
      } catch (IOException refused) {
        LOG.log(
            Level.INFO,
            "cgroup_without_controller group={0} controller={1} why=\"{2}\"",
            group,
            controller,
            refused.toString());
      }
    }
  }

  @Override
  public List<Path> make(ContainerId container, Resources resources) throws IOException {
    var group = root.resolve(container.value());
    if (!Files.isDirectory(root)) {
      // Another agent with this root was the last to leave it.
      prepare(wanted);
    }
    var leaf = Files.createDirectories(group.resolve("leaf"));
    double cpus = resources.cpus().toDouble();
    long bytes = Math.max((long) resources.mem().toDouble(), MIN_MEMORY_MB) << 20;
    if (wanted.cpu()) {
      set(group, "cpu.weight", Long.toString(Math.clamp((long) (100 * cpus), 1, 10_000)));
    }
    if (wanted.quota()) {
      long quota = Math.max((long) (PERIOD_MICROS * cpus), MIN_QUOTA_MICROS);
      set(group, "cpu.max", quota + " " + PERIOD_MICROS);
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
  public Optional<UsageSample> usage(ContainerId container) throws IOException {
    var group = root.resolve(container.value());
    var basic = usage(group);
    if (basic.isEmpty()) {
      return basic;
    }
    var sample = basic.get();
    return Optional.of(
        new UsageSample(
            sample.userSeconds(),
            sample.systemSeconds(),
            sample.rssBytes(),
            wanted.quota() ? throttling(group.resolve("cpu.stat")) : Throttling.NONE,
            wanted.memory() ? memory(group) : Memory.NONE));
  }

  /// What is told of every container, whatever the isolation; empty when the folder is no group of
  /// this version.
  static Optional<UsageSample> usage(Path group) throws IOException {
    var cpu = group.resolve("cpu.stat");
    if (!Files.exists(cpu) || !Files.exists(group.resolve("cgroup.controllers"))) {
      return Optional.empty();
    }
    // What it holds of files can be taken back, and is no part of it, as in version 1.
    var memory = group.resolve("memory.stat");
    return Optional.of(
        new UsageSample(
            Cgroups.field(cpu, "user_usec") / MICROS,
            Cgroups.field(cpu, "system_usec") / MICROS,
            Files.exists(memory) ? Cgroups.field(memory, "anon") : 0));
  }

  private static Throttling throttling(Path stat) throws IOException {
    return new Throttling(
        Cgroups.field(stat, "nr_periods"),
        Cgroups.field(stat, "nr_throttled"),
        Cgroups.field(stat, "throttled_usec") / MICROS);
  }

  private static Memory memory(Path group) throws IOException {
    var stat = group.resolve("memory.stat");
    return Files.exists(stat)
        ? new Memory(
            Cgroups.number(group.resolve("memory.current")),
            Cgroups.field(stat, "file"),
            Cgroups.field(stat, "file_mapped"),
            Cgroups.number(group.resolve("memory.swap.current")))
        : Memory.NONE;
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
