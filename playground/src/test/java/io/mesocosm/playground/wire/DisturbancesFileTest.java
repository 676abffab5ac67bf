package io.mesocosm.playground.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.playground.core.Disturbances;
import io.mesocosm.playground.model.Disturbance;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisturbancesFileTest {
  private static final Disturbances EVERY_KIND =
      Disturbances.NONE.plus(
          List.of(
              new Disturbance.Stopped("a"),
              new Disturbance.Killed("b"),
              new Disturbance.Paused("c"),
              new Disturbance.Cut("a", "b"),
              new Disturbance.Impaired("d", Duration.ofMillis(200), Duration.ofMillis(5), 2.5)));

  @Test
  void readsWhatItWrites() {
    assertThat(DisturbancesFile.read(DisturbancesFile.text(EVERY_KIND)))
        .isEqualTo(Outcome.ok(EVERY_KIND));
  }

  @Test
  void refusesAKindThatItDoesNotKnow() {
    assertThat(DisturbancesFile.read("{\"faults\": [{\"kind\": \"cursed\", \"machine\": \"a\"}]}"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.toString()).contains("/faults(0)/kind").contains("cursed"));
  }
}
