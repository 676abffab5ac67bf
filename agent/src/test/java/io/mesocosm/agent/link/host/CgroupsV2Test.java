package io.mesocosm.agent.link.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.link.host.Cgroups.Shortage;
import io.mesocosm.agent.link.host.Cgroups.Wanted;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.UsageSample;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files in a folder stand for the kernel's, with what Linux 6.1 writes into them.
class CgroupsV2Test {
  private static final ContainerId RUN = new ContainerId("run");

  @TempDir private Path hierarchy;

  @BeforeEach
  void isOfVersion2() throws IOException {
    write(hierarchy, "cgroup.controllers", "cpuset cpu io memory hugetlb pids rdma misc\n");
  }

  private static void write(Path group, String file, String content) throws IOException {
    Files.writeString(Files.createDirectories(group).resolve(file), content);
  }

  private Cgroups open() {
    return Cgroups.detect(new Wanted(hierarchy, "meso/home/agent-1", true, true, true));
  }

  private Path group() {
    return hierarchy.resolve("meso/home/agent-1/run");
  }

  private static Resources resources(double cpus, double mem) {
    return Resources.of(Resource.scalar("cpus", cpus), Resource.scalar("mem", mem));
  }

  @Test
  void handsControllersDownAtEachLevel() {
    open();
    for (var level : new String[] {"", "meso", "meso/home", "meso/home/agent-1"}) {
      // The last of the two that were asked for one by one.
      assertThat(hierarchy.resolve(level).resolve("cgroup.subtree_control")).hasContent("+memory");
    }
  }

  @Test
  void putsProcessesIntoALeafAndLimitsAboveIt() throws IOException {
    for (var knob : new String[] {"cpu.weight", "cpu.max", "memory.low", "memory.max"}) {
      write(group(), knob, "");
    }
    assertThat(open().make(RUN, resources(1.5, 64))).containsExactly(group().resolve("leaf"));
    assertThat(group().resolve("cpu.weight")).hasContent("150");
    assertThat(group().resolve("cpu.max")).hasContent("150000 100000");
    assertThat(group().resolve("memory.low")).hasContent("67108864");
    assertThat(group().resolve("memory.max")).hasContent("67108864");
  }

  /// The kernel answers less than a millisecond with EINVAL.
  @Test
  void neverAsksForLessThanTheKernelAndMesosDo() throws IOException {
    write(group(), "cpu.max", "max 100000\n");
    write(group(), "memory.max", "max\n");
    open().make(RUN, resources(0.001, 1));
    assertThat(group().resolve("cpu.max")).hasContent("1000 100000");
    assertThat(group().resolve("memory.max")).hasContent("33554432");
  }

  @Test
  void readsWhatIsUsed() throws IOException {
    var run = open();
    write(group(), "cgroup.controllers", "cpu memory\n");
    write(group(), "cpu.stat", "usage_usec 3500000\nuser_usec 2500000\nsystem_usec 1000000\n");
    write(group(), "memory.stat", "anon 1000000\nfile 9000000\nkernel 70000\n");
    write(group(), "memory.current", "10070000\n");
    assertThat(run.usage(RUN))
        .contains(
            new UsageSample(
                2.5,
                1.0,
                1_000_000,
                UsageSample.Throttling.NONE,
                new UsageSample.Memory(10_070_000, 9_000_000, 0, 0)));
  }

  @Test
  void tellsWhenTheKernelKilledForMemory() throws IOException {
    var run = open();
    write(group(), "memory.max", "33554432\n");
    write(group(), "memory.peak", "33554000\n");
    write(group(), "memory.events", "low 0\nhigh 0\nmax 4\noom 1\noom_kill 0\n");
    assertThat(run.shortage(RUN)).isEmpty();
    write(group(), "memory.events", "low 0\nhigh 0\nmax 41\noom 1\noom_kill 1\n");
    assertThat(run.shortage(RUN)).contains(new Shortage(33_554_432, 33_554_000));
  }
}
