package io.mesocosm.meso.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mesocosm.playground.model.Disturbance;
import io.mesocosm.playground.model.Disturbance.Impaired;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultWordsTest {
  private static final Duration LATE = Duration.ofMillis(200);

  static Stream<Arguments> lines() {
    return Stream.of(
        arguments(new Disturbance.Stopped("lb"), "lb was shut down in order"),
        arguments(new Disturbance.Killed("lb"), "lb lost its power: nobody said goodbye"),
        arguments(
            new Disturbance.Paused("lb"),
            "lb stands still: it keeps its connections, and is silent"),
        arguments(new Disturbance.Cut("lb", "mgmt"), "no packet passes between lb and mgmt"),
        arguments(
            new Impaired("lb", LATE, Duration.ofMillis(5), 2.5),
            "lb: packets come and go 200 ms ± 5 ms late, 2.5 % of its packets are lost each way"),
        arguments(
            new Impaired("lb", Duration.ZERO, Duration.ZERO, 0),
            "lb: packets pass as they should"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void saysWhatIsBroken(Disturbance disturbance, String line) {
    assertThat(FaultWords.line(disturbance)).isEqualTo(line);
  }

  @Test
  void saysWhatToWatchAndHowItIsUndone() {
    assertThat(new FaultWords(" --name x").advice(List.of(new Disturbance.Killed("lb"))))
        .first()
        .asString()
        .startsWith("Watch: meso status --name x; ");
    assertThat(new FaultWords(" --name x").advice(List.of(new Disturbance.Killed("lb"))))
        .last()
        .isEqualTo("Undo:  meso fault heal --name x");
  }
}
