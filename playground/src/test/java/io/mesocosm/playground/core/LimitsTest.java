package io.mesocosm.playground.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.playground.model.Topology;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void areThoseOfBothVersions() {
    assertThat(Limits.of(Topology.SEED.machines().getLast()))
        .containsExactly(
            Map.entry("memory.limit_in_bytes", "4294967296"),
            Map.entry("cpu.cfs_period_us", "100000"),
            Map.entry("cpu.cfs_quota_us", "200000"),
            Map.entry("memory.max", "4294967296"),
            Map.entry("cpu.max", "200000 100000"));
  }
}
