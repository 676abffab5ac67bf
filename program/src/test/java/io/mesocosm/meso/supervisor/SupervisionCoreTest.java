package io.mesocosm.meso.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.meso.supervisor.Life.Ended;
import io.mesocosm.meso.supervisor.Life.Ending;
import io.mesocosm.meso.supervisor.Life.Resting;
import io.mesocosm.meso.supervisor.Life.Running;
import io.mesocosm.meso.supervisor.Life.Starting;
import io.mesocosm.meso.supervisor.Supervision.Effect;
import io.mesocosm.meso.supervisor.Supervision.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SupervisionCoreTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10));
  private static final String A = "agent-1";
  private static final Running YOUNG = new Running(7, NOW.minusSeconds(1), 2);
  private static final Running OLD = new Running(7, NOW.minusSeconds(10), 2);
  private static final Resting RESTING = new Resting(NOW, 3, "exit code 1");

  private final SupervisionCore core = new SupervisionCore(BACKOFF);

  static Stream<Arguments> matrix() {
    var started = new Input.Started(A, 8);
    var notStarted = new Input.NotStarted(A, "no such file");
    var died = new Input.Died(A, 7, "signal 9");
    var restOver = new Input.RestOver(A);
    return Stream.of(
        arguments(new Starting(2), new Input.Enlisted(A), new Starting(2), List.of()),
        arguments(new Starting(2), new Input.Adopted(A, 8), fresh(8, 0), List.of(watch(8))),
        arguments(new Starting(2), started, fresh(8, 2), List.of(watch(8))),
        arguments(new Starting(0), notStarted, rest(100, 1, "no such file"), armed(100)),
        arguments(new Starting(2), died, new Starting(2), List.of()),
        arguments(new Starting(2), restOver, new Starting(2), List.of()),
        arguments(YOUNG, new Input.Enlisted(A), YOUNG, List.of()),
        arguments(YOUNG, started, YOUNG, List.of()),
        arguments(YOUNG, notStarted, YOUNG, List.of()),
        arguments(YOUNG, died, rest(400, 3, "signal 9"), armed(400)),
        arguments(OLD, died, rest(100, 1, "signal 9"), armed(100)),
        arguments(YOUNG, new Input.Died(A, 6, "an earlier one"), YOUNG, List.of()),
        arguments(YOUNG, restOver, YOUNG, List.of()),
        arguments(RESTING, new Input.Enlisted(A), RESTING, List.of()),
        arguments(RESTING, started, RESTING, List.of()),
        arguments(RESTING, notStarted, RESTING, List.of()),
        arguments(RESTING, died, RESTING, List.of()),
        arguments(RESTING, restOver, new Starting(3), List.of(new Effect.Start(A))),
        arguments(new Ended(), started, new Ended(), List.of()),
        arguments(new Ended(), died, new Ended(), List.of()),
        arguments(new Ended(), restOver, new Ended(), List.of()),
        arguments(new Ended(), notStarted, new Ended(), List.of()));
  }

  private static Running fresh(long pid, int failures) {
    return new Running(pid, NOW, failures);
  }

  private static Resting rest(long ms, int failures, String cause) {
    return new Resting(NOW.plusMillis(ms), failures, cause);
  }

  private static Effect watch(long pid) {
    return new Effect.Watch(A, pid);
  }

  private static List<Effect> armed(long ms) {
    return List.of(new Effect.Arm(A, NOW.plusMillis(ms)));
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void answers(Life before, Input input, Life after, List<Effect> effects) {
    var step = core.apply(of(before, false), input, NOW);
    assertThat(step.state().lives().get(A)).contains(after);
    assertThat(withoutPublish(step.effects())).isEqualTo(effects);
  }

  static Stream<Arguments> whileStopping() {
    return Stream.of(
        arguments(
            new Starting(0), new Input.Started(A, 8), new Ending(8), List.of(watch(8), end(8))),
        arguments(new Starting(0), new Input.NotStarted(A, "x"), new Ended(), finish()),
        arguments(new Ending(7), new Input.Died(A, 7, "x"), new Ended(), finish()),
        arguments(new Ending(7), new Input.Died(A, 6, "x"), new Ending(7), List.of()),
        arguments(new Ending(7), new Input.Started(A, 8), new Ending(7), List.of()),
        arguments(new Ending(7), new Input.NotStarted(A, "x"), new Ending(7), List.of()),
        arguments(new Ending(7), new Input.RestOver(A), new Ending(7), List.of()),
        arguments(new Ending(7), new Input.Enlisted("late"), new Ending(7), List.of()));
  }

  private static Effect end(long pid) {
    return new Effect.End(A, pid);
  }

  private static List<Effect> finish() {
    return List.of(new Effect.Finish());
  }

  @ParameterizedTest
  @MethodSource("whileStopping")
  void startsNothingWhileItStops(Life before, Input input, Life after, List<Effect> effects) {
    var step = core.apply(of(before, true), input, NOW);
    assertThat(step.state().lives().get(A)).contains(after);
    assertThat(withoutPublish(step.effects())).isEqualTo(effects);
  }

  @Test
  void startsWhoIsEnlisted() {
    var step = core.apply(nobody(), new Input.Enlisted(A), NOW);
    assertThat(withoutPublish(step.effects())).containsExactly(new Effect.Start(A));
  }

  @Test
  void endsWhoRunsAndFinishesWhenNobodyDoes() {
    var running = core.apply(of(YOUNG, false), new Input.StopRequested(), NOW);
    assertThat(withoutPublish(running.effects())).containsExactly(end(7));
    var resting = core.apply(of(RESTING, false), new Input.StopRequested(), NOW);
    assertThat(withoutPublish(resting.effects())).isEqualTo(finish());
  }

  @Test
  void neverRestsLongerThanTheLimit() {
    assertThat(BACKOFF.rest(1)).isEqualTo(Duration.ofMillis(100));
    assertThat(BACKOFF.rest(4)).isEqualTo(Duration.ofMillis(800));
    assertThat(BACKOFF.rest(5)).isEqualTo(Duration.ofSeconds(1));
    assertThat(BACKOFF.rest(1_000_000)).isEqualTo(Duration.ofSeconds(1));
  }

  private static Supervision nobody() {
    return new Supervision(PMap.empty(), false);
  }

  private static Supervision of(Life life, boolean stopping) {
    return new Supervision(PMap.<String, Life>empty().with(A, life), stopping);
  }

  private static List<Effect> withoutPublish(List<Effect> effects) {
    return effects.stream().filter(effect -> !(effect instanceof Effect.Publish)).toList();
  }
}
