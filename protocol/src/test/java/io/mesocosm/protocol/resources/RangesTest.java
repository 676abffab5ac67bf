package io.mesocosm.protocol.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RangesTest {
  @Test
  void joinsWhatTouches() {
    assertThat(
            Ranges.of(
                List.of(new Ranges.Range(4, 6), new Ranges.Range(1, 3), new Ranges.Range(8, 8))))
        .hasToString("[1-6, 8-8]");
  }

  @Test
  void cutsHoles() {
    assertThat(Ranges.of(1, 10).minus(Ranges.of(4, 5))).hasToString("[1-3, 6-10]");
    assertThat(Ranges.of(1, 10).minus(Ranges.of(0, 20))).isEqualTo(Ranges.NONE);
  }

  /// Against plain sets of numbers.
  @Test
  void behavesLikeASetOfNumbers() {
    var random = new Random(7);
    for (int round = 0; round < 300; round++) {
      var a = generated(random);
      var b = generated(random);
      var sum = numbers(a);
      sum.addAll(numbers(b));
      var rest = numbers(a);
      rest.removeAll(numbers(b));
      assertThat(numbers(a.plus(b))).isEqualTo(sum);
      assertThat(numbers(a.minus(b))).isEqualTo(rest);
      assertThat(a.contains(b)).isEqualTo(numbers(a).containsAll(numbers(b)));
      assertThat(a.size()).isEqualTo(numbers(a).size());
    }
  }

  private static Ranges generated(Random random) {
    var ranges = new ArrayList<Ranges.Range>();
    for (int i = random.nextInt(5); i > 0; i--) {
      int begin = random.nextInt(30);
      ranges.add(new Ranges.Range(begin, begin + random.nextInt(8)));
    }
    return Ranges.of(ranges);
  }

  private static SortedSet<Long> numbers(Ranges ranges) {
    var numbers = new TreeSet<Long>();
    for (Ranges.Range range : ranges.ranges()) {
      for (long number = range.begin(); number <= range.end(); number++) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /// Numbers come from the wire, where the largest one is allowed.
  @Test
  void reachesUpToTheLargestNumber() {
    var all = Ranges.of(0, Long.MAX_VALUE);
    assertThat(all.minus(all)).isEqualTo(Ranges.NONE);
    assertThat(all.minus(Ranges.of(10, Long.MAX_VALUE))).isEqualTo(Ranges.of(0, 9));
    assertThat(all.plus(Ranges.of(5, 10))).isEqualTo(all);
    assertThat(all.size()).isEqualTo(Long.MAX_VALUE);
    assertThat(Ranges.of(1, Long.MAX_VALUE).size()).isEqualTo(Long.MAX_VALUE);
    assertThat(Ranges.of(3, 5).size()).isEqualTo(3);
  }
}
