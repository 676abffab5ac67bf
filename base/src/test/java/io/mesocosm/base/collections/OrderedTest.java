package io.mesocosm.base.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderedTest {
  @Test
  void keepsTheOrderItWasGiven() {
    assertThat(Ordered.copyOf(List.of("z", "a", "m", "a"))).containsExactly("z", "a", "m");
    var map = new LinkedHashMap<String, Integer>();
    map.put("z", 1);
    map.put("a", 2);
    assertThat(Ordered.copyOf(map).keySet()).containsExactly("z", "a");
  }

  @Test
  void isNotTouchedByLaterChanges() {
    var source = new ArrayList<>(List.of("a"));
    var copy = Ordered.copyOf(source);
    source.add("b");
    assertThat(copy).containsExactly("a");
    assertThatThrownBy(() -> copy.add("c")).isInstanceOf(UnsupportedOperationException.class);
  }
}
