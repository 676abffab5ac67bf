package io.mesocosm.playground.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.playground.model.Topology;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void areThoseOfBothVersions() {
    assertThat(Limits.of(Topology.SEED.machines().getLast()))
        .containsExactly(
            "memory.limit_in_bytes 4294967296",
            "cpu.cfs_period_us 100000",
            "cpu.cfs_quota_us 200000",
            "memory.max 4294967296",
            "cpu.max 200000 100000");
  }
}
