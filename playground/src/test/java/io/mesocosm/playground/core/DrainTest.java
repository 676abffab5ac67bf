package io.mesocosm.playground.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.playground.core.Drain.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainTest {
  @Test
  void endsOneTaskOfEachApplicationThatIsWhole() {
    assertThat(
            Drain.next(
                List.of(
                    new Standing("/a", 2, 2, List.of("a.1", "a.2")),
                    new Standing("/b", 1, 1, List.of("b.1")),
                    new Standing("/c", 3, 2, List.of("c.1")),
                    new Standing("/moved", 1, 1, List.of()))))
        .containsExactly("a.1", "b.1");
  }

  @Test
  void isDoneOnceNothingIsThereAndNothingIsMissing() {
    assertThat(Drain.isDone(List.of())).isTrue();
    assertThat(Drain.isDone(List.of(new Standing("/a", 2, 2, List.of())))).isTrue();
    assertThat(Drain.isDone(List.of(new Standing("/a", 2, 1, List.of())))).isFalse();
    assertThat(Drain.isDone(List.of(new Standing("/a", 2, 2, List.of("a.1"))))).isFalse();
  }
}
