package io.mesocosm.agent.link.host;

import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.UsageSample;
import io.mesocosm.agent.model.runs.UsageSample.Memory;
import io.mesocosm.agent.model.runs.UsageSample.Throttling;
import io.mesocosm.protocol.resources.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// One tree per controller (Linux, `cgroup-v1`). The knobs are those of Mesos' isolators
/// `cgroups/cpu` and `cgroups/mem`.
public record CgroupsV1(Wanted wanted, List<Path> roots) implements Cgroups {
  private static final List<String> CONTROLLERS = List.of("freezer", "cpu", "cpuacct", "memory");
  private static final long MIN_MEMORY_MB = 32;
  private static final long PERIOD_MICROS = 100_000;
  private static final long MIN_QUOTA_MICROS = 1_000;
  private static final double TICKS_PER_SECOND = 100.0;
  private static final double NANOS = 1e9;

  static CgroupsV1 open(Wanted wanted) throws IOException {
    var roots = new LinkedHashSet<Path>();
    for (String controller : CONTROLLERS) {
      var tree = wanted.hierarchy().resolve(controller);
      if (Files.isDirectory(tree)) {
        roots.add(Files.createDirectories(tree.toRealPath().resolve(wanted.root())));
      }
    }
    if (roots.isEmpty()) {
      throw new IOException("no cgroups under " + wanted.hierarchy());
    }
    return new CgroupsV1(wanted, List.copyOf(roots));
  }

  @Override
  public List<Path> make(ContainerId container, Resources resources) throws IOException {
    var groups = new ArrayList<Path>();
    for (Path root : roots) {
      var group = Files.createDirectories(root.resolve(container.value()));
      limit(group, resources);
      groups.add(group);
    }
    return groups;
  }

  private void limit(Path group, Resources resources) throws IOException {
    double cpus = resources.cpus().toDouble();
    if (wanted.cpu()) {
      set(group, "cpu.shares", Math.max((long) (1024 * cpus), 2));
    }
    if (wanted.quota() && Files.exists(group.resolve("cpu.cfs_quota_us"))) {
      set(group, "cpu.cfs_period_us", PERIOD_MICROS);
      set(group, "cpu.cfs_quota_us", Math.max((long) (PERIOD_MICROS * cpus), MIN_QUOTA_MICROS));
    }
    if (wanted.memory()) {
      long bytes = Math.max((long) resources.mem().toDouble(), MIN_MEMORY_MB) << 20;
      set(group, "memory.soft_limit_in_bytes", bytes);
      set(group, "memory.limit_in_bytes", bytes);
    }
  }

  private static void set(Path group, String knob, long value) throws IOException {
    var file = group.resolve(knob);
    if (Files.exists(file)) {
      Files.writeString(file, Long.toString(value));
    }
  }

  @Override
  public List<Long> members(ContainerId container) throws IOException {
    return Cgroups.pids(roots.getFirst().resolve(container.value()).resolve("cgroup.procs"));
  }

  @Override
  public void remove(ContainerId container) throws IOException {
    for (Path root : roots) {
      Files.deleteIfExists(root.resolve(container.value()));
    }
  }

  @Override
  public void leave() throws IOException {
    for (Path root : roots) {
      Cgroups.removeEmpty(root);
    }
  }

  @Override
  public Optional<UsageSample> usage(ContainerId container) throws IOException {
    var groups = roots.stream().map(root -> root.resolve(container.value())).toList();
    var basic = usage(groups);
    if (basic.isEmpty()) {
      return basic;
    }
    var sample = basic.get();
    return Optional.of(
        new UsageSample(
            sample.userSeconds(),
            sample.systemSeconds(),
            sample.rssBytes(),
            wanted.quota() ? throttling(groups) : Throttling.NONE,
            wanted.memory() ? memory(groups) : Memory.NONE));
  }

  /// What is told of every container, whatever the isolation.
  ///
  /// @param groups one for each controller
  static Optional<UsageSample> usage(List<Path> groups) throws IOException {
    var cpu = with(groups, "cpuacct.stat");
    var memory = with(groups, "memory.stat");
    return cpu.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new UsageSample(
                Cgroups.field(cpu.get(), "user") / TICKS_PER_SECOND,
                Cgroups.field(cpu.get(), "system") / TICKS_PER_SECOND,
                memory.isEmpty() ? 0 : Cgroups.field(memory.get(), "total_rss")));
  }

  private static Optional<Path> with(List<Path> groups, String file) {
    return groups.stream().map(group -> group.resolve(file)).filter(Files::exists).findFirst();
  }

  private static Throttling throttling(List<Path> groups) throws IOException {
    var stat = with(groups, "cpu.stat");
    return stat.isEmpty()
        ? Throttling.NONE
        : new Throttling(
            Cgroups.field(stat.get(), "nr_periods"),
            Cgroups.field(stat.get(), "nr_throttled"),
            Cgroups.field(stat.get(), "throttled_time") / NANOS);
  }

  private static Memory memory(List<Path> groups) throws IOException {
    var stat = with(groups, "memory.stat");
    return stat.isEmpty()
        ? Memory.NONE
        : new Memory(
            Cgroups.number(stat.get().resolveSibling("memory.usage_in_bytes")),
            Cgroups.field(stat.get(), "total_cache"),
            Cgroups.field(stat.get(), "total_mapped_file"),
            Cgroups.field(stat.get(), "total_swap"));
  }

  @Override
  public Optional<Shortage> shortage(ContainerId container) throws IOException {
    for (Path root : roots) {
      var group = root.resolve(container.value());
      var control = group.resolve("memory.oom_control");
      if (Files.exists(control) && Cgroups.field(control, "oom_kill") > 0) {
        return Optional.of(
            new Shortage(
                Cgroups.number(group.resolve("memory.limit_in_bytes")),
                Cgroups.number(group.resolve("memory.max_usage_in_bytes"))));
      }
    }
    return Optional.empty();
  }
}
