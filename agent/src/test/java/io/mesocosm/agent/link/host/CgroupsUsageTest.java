package io.mesocosm.agent.link.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.link.host.Cgroups.Wanted;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.UsageSample;
import io.mesocosm.agent.model.runs.UsageSample.Memory;
import io.mesocosm.agent.model.runs.UsageSample.Throttling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kernel's files, as they are read.
class CgroupsUsageTest {
  private static final ContainerId RUN = new ContainerId("c");

  @TempDir private Path tree;

  private void file(String path, String text) throws IOException {
    var file = tree.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  private Wanted wanted(boolean quota, boolean memory) {
    return new Wanted(tree, "mesos", true, quota, memory);
  }

  @Test
  void theFirstVersionHasATreeForEachController() throws IOException {
    file("cpuacct/mesos/c/cpuacct.stat", "user 150\nsystem 50\n");
    file("cpu/mesos/c/cpu.stat", "nr_periods 10\nnr_throttled 4\nthrottled_time 2500000000\n");
    file(
        "memory/mesos/c/memory.stat",
        "cache 1\ntotal_cache 300\ntotal_rss 700\ntotal_mapped_file 20\ntotal_swap 5\n");
    file("memory/mesos/c/memory.usage_in_bytes", "1024\n");
    var roots =
        List.of(
            tree.resolve("cpu/mesos"), tree.resolve("cpuacct/mesos"), tree.resolve("memory/mesos"));
    assertThat(new CgroupsV1(wanted(true, true), roots).usage(RUN))
        .contains(
            new UsageSample(
                1.5, 0.5, 700, new Throttling(10, 4, 2.5), new Memory(1024, 300, 20, 5)));
    assertThat(new CgroupsV1(wanted(false, false), roots).usage(RUN))
        .contains(new UsageSample(1.5, 0.5, 700));
    assertThat(new CgroupsV1(wanted(true, true), roots).usage(new ContainerId("other"))).isEmpty();
  }

  @Test
  void theSecondVersionHasOneForAll() throws IOException {
    file("mesos/c/cgroup.controllers", "cpu memory\n");
    file(
        "mesos/c/cpu.stat",
        "usage_usec 2000000\nuser_usec 1500000\nsystem_usec 500000\nnr_periods 10\nnr_throttled 4\nthrottled_usec 2500000\n");
    file("mesos/c/memory.stat", "anon 700\nfile 300\nfile_mapped 20\n");
    file("mesos/c/memory.current", "1024\n");
    file("mesos/c/memory.swap.current", "5\n");
    var root = tree.resolve("mesos");
    assertThat(new CgroupsV2(wanted(true, true), root).usage(RUN))
        .contains(
            new UsageSample(
                1.5, 0.5, 700, new Throttling(10, 4, 2.5), new Memory(1024, 300, 20, 5)));
    assertThat(new CgroupsV2(wanted(false, false), root).usage(RUN))
        .contains(new UsageSample(1.5, 0.5, 700));
  }
}
