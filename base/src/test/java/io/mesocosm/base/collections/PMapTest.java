package io.mesocosm.base.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PMapTest {
  private final PMap<String, Integer> two = PMap.from(Map.of("b", 2, "a", 1));

  @Test
  void aChangeLeavesTheOldOneAlone() {
    var three = two.with("c", 3).with("a", 11);
    assertThat(two.keys()).containsExactly("a", "b");
    assertThat(three.values()).containsExactly(11, 2, 3);
    assertThat(three.without("c").without("b").asMap()).isEqualTo(Map.of("a", 11));
  }

  @Test
  void whatIsAbsentChangesNothing() {
    assertThat(two.without("x")).isSameAs(two);
    assertThat(two.get("x")).isEmpty();
  }
}
