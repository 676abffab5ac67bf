package io.mesocosm.playground.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mesocosm.playground.core.Fitness.Finding;
import io.mesocosm.playground.core.Fitness.Grade;
import io.mesocosm.playground.model.HostFacts;
import io.mesocosm.playground.model.Topology;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FitnessTest {
  private static final Set<String> KINDS = Set.of("cgroup", "ipc", "mnt", "net", "pid", "uts");
  private static final Set<String> ABLE =
      Set.of("overlay", "devices", "bridge", "veth", "nat", "vxlan", "tun", "partition");
  private static final HostFacts GOOD =
      new HostFacts(
          true,
          Optional.empty(),
          KINDS,
          ABLE,
          Fitness.PROGRAMS.keySet(),
          true,
          1,
          true,
          Optional.empty(),
          Topology.SEED.network(),
          8000,
          20_000,
          "ext4",
          false);

  @Test
  void aGoodHostLacksNothing() {
    assertThat(Fitness.worst(Fitness.of(GOOD))).isEqualTo(Grade.OK);
  }

  private static Set<String> without(Set<String> all, String one) {
    var some = new HashSet<>(all);
    some.remove(one);
    return some;
  }

  private static HostFacts unable(String ability) {
    return new HostFacts(
        true,
        Optional.empty(),
        KINDS,
        without(ABLE, ability),
        GOOD.programs(),
        true,
        1,
        true,
        Optional.empty(),
        GOOD.network(),
        8000,
        20_000,
        "ext4",
        false);
  }

  static Stream<Arguments> abilities() {
    return Stream.of(
        arguments("overlay", Grade.MISSING),
        arguments("devices", Grade.MISSING),
        arguments("bridge", Grade.MISSING),
        arguments("veth", Grade.MISSING),
        arguments("nat", Grade.MISSING),
        arguments("vxlan", Grade.LIMITED),
        arguments("tun", Grade.LIMITED),
        arguments("partition", Grade.LIMITED));
  }

  @ParameterizedTest
  @MethodSource("abilities")
  void saysWhatTheKernelCannotDo(String ability, Grade grade) {
    assertThat(Fitness.of(unable(ability)))
        .filteredOn(finding -> finding.grade() != Grade.OK)
        .singleElement()
        .returns(ability, Finding::name)
        .returns(grade, Finding::grade);
  }

  @Test
  void saysEverythingElseThatIsMissing() {
    var poor =
        new HostFacts(
            false,
            Optional.empty(),
            without(KINDS, "cgroup"),
            Set.of(),
            without(GOOD.programs(), "ip"),
            false,
            0,
            false,
            Optional.of("eth0 has 10.0.15.2"),
            GOOD.network(),
            1000,
            100,
            "overlayfs",
            true);
    assertThat(Fitness.of(poor))
        .filteredOn(finding -> finding.grade() != Grade.OK)
        .extracting(finding -> finding.name() + ": " + finding.detail())
        .containsExactly(
            "root: no; machines need it: sudo meso up; without it, meso up --local",
            "namespaces: the kernel has none of the kind cgroup",
            "kernel: not looked at: only root may try what it can do",
            "machine limits: no control groups: no limits and no meso fault pause",
            "systemd: not installed; it is process 1 of every machine",
            "programs: not found: ip; apt-get install iproute2",
            "addresses: 10.0.15.0/24 is taken: eth0 has 10.0.15.2; "
                + "meso up --file with another network",
            "memory: 1000 MB available; five machines and their cluster take about 1500 MB",
            "disk: overlayfs, 100 MB free; an overlay cannot stand on it: set MESO_HOME");
  }
}
