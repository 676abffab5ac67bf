package io.mesocosm.base.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeededIdsTest {
  @Test
  void repeatWithTheirSeed() {
    assertThat(some(7)).isEqualTo(some(7)).doesNotHaveDuplicates();
    assertThat(some(8)).doesNotContainAnyElementsOf(some(7));
  }

  @Test
  void areOrdinaryIds() {
    assertThat(some(1)).allMatch(id -> id.version() == 4 && id.variant() == 2);
  }

  private static List<UUID> some(long seed) {
    return Stream.generate(new SeededIds(seed)::next).limit(100).toList();
  }
}
