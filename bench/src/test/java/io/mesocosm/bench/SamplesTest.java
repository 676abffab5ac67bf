package io.mesocosm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static Samples oneTo(int last) {
    var samples = new Samples();
    // Backwards: they come in any order.
    IntStream.iterate(last, i -> i - 1).limit(last).forEach(samples::add);
    return samples;
  }

  @Test
  void aPercentileIsTheSmallestValueThatTheShareDoesNotExceed() {
    var samples = oneTo(200);

    assertThat(samples.best()).isEqualTo(1);
    assertThat(samples.median()).isEqualTo(100);
    assertThat(samples.percentile(0.99)).isEqualTo(198);
    assertThat(samples.percentile(1)).isEqualTo(200);
  }

  @Test
  void oneSampleIsEveryPercentile() {
    var samples = oneTo(1);

    assertThat(samples.best()).isEqualTo(1);
    assertThat(samples.percentile(0.99)).isEqualTo(1);
  }

  @Test
  void takesThoseOfOthersIn() {
    var samples = oneTo(2);
    samples.addAll(oneTo(10));

    assertThat(samples.median()).isEqualTo(4);
    assertThat(samples.percentile(1)).isEqualTo(10);
  }
}
