package io.mesocosm.playground.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.playground.core.Sight.Condition;
import io.mesocosm.playground.model.Disturbance;
import io.mesocosm.playground.model.Disturbance.Cut;
import io.mesocosm.playground.model.Disturbance.Impaired;
import io.mesocosm.playground.model.Disturbance.Killed;
import io.mesocosm.playground.model.Disturbance.Paused;
import io.mesocosm.playground.model.Disturbance.Stopped;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Topology;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisturbancesTest {
  private static final Topology SEED = Topology.SEED;
  private static final Machine LB = SEED.machines().get(1);
  private static final Duration LATE = Duration.ofMillis(100);
  private static final Impaired SLOW = new Impaired("lb", LATE, Duration.ZERO, 0);

  private static Disturbances of(Disturbance... all) {
    return Disturbances.NONE.plus(List.of(all));
  }

  private static Sight sight(Map<String, Condition> other) {
    var machines = new LinkedHashMap<String, Condition>();
    SEED.machines().forEach(machine -> machines.put(machine.name(), Condition.RUNNING));
    machines.putAll(other);
    return new Sight(true, true, machines, Set.of());
  }

  private static List<List<Step>> steps(Disturbances from, Disturbances to, Condition lb) {
    return from.to(to, SEED, sight(Map.of("lb", lb))).stages();
  }

  @Test
  void eachKindIsBrokenByItsOwnStep() {
    assertThat(steps(Disturbances.NONE, of(new Stopped("lb")), Condition.RUNNING))
        .containsExactly(List.of(new Step.Halt("lb")));
    assertThat(steps(Disturbances.NONE, of(new Killed("lb")), Condition.RUNNING))
        .containsExactly(List.of(new Step.Kill("lb")));
    assertThat(steps(Disturbances.NONE, of(new Paused("lb")), Condition.RUNNING))
        .containsExactly(List.of(new Step.Freeze("lb")));
    assertThat(steps(Disturbances.NONE, of(new Cut("lb", "mgmt")), Condition.RUNNING))
        .containsExactly(List.of(new Step.Cut(List.of(new Cut("lb", "mgmt")))));
    assertThat(steps(Disturbances.NONE, of(SLOW), Condition.RUNNING))
        .containsExactly(List.of(new Step.Impair(LB, Optional.of(SLOW))));
  }

  @Test
  void eachKindIsHealedByItsOwnStep() {
    assertThat(steps(of(new Stopped("lb")), Disturbances.NONE, Condition.HALTED))
        .containsExactly(List.of(new Step.Boot(LB)));
    assertThat(steps(of(new Killed("lb")), Disturbances.NONE, Condition.HALTED))
        .containsExactly(List.of(new Step.Boot(LB)));
    assertThat(steps(of(new Paused("lb")), Disturbances.NONE, Condition.PAUSED))
        .containsExactly(List.of(new Step.Thaw("lb")));
    assertThat(steps(of(new Cut("lb", "mgmt")), Disturbances.NONE, Condition.RUNNING))
        .containsExactly(List.of(new Step.Cut(List.of())));
    assertThat(steps(of(SLOW), Disturbances.NONE, Condition.RUNNING))
        .containsExactly(List.of(new Step.Impair(LB, Optional.empty())));
  }

  @Test
  void whatSomebodyElseHealedIsLeftAlone() {
    var broken = of(new Stopped("lb"), new Paused("lb"), new Killed("lb"));
    assertThat(steps(broken, Disturbances.NONE, Condition.RUNNING)).isEmpty();
    assertThat(broken.seen(sight(Map.of()).machines()).isEmpty()).isTrue();
  }

  @Test
  void whatHoldsIsSeen() {
    var broken = of(new Killed("lb"), new Paused("mgmt"), new Cut("lb", "mgmt"), SLOW);
    assertThat(
            broken.seen(sight(Map.of("lb", Condition.HALTED, "mgmt", Condition.PAUSED)).machines()))
        .isEqualTo(broken);
  }

  @Test
  void whoStandsStillDoesSoOnPurpose() {
    assertThat(Disturbances.NONE.seen(sight(Map.of("lb", Condition.PAUSED)).machines()))
        .isEqualTo(of(new Paused("lb")));
  }

  @Test
  void afterAnInterruptionPacketsAreLedAsAWhole() {
    var cut = new Cut("lb", "mgmt");
    var broken = of(cut, SLOW);
    assertThat(broken.to(broken, SEED, sight(Map.of())).isEmpty()).isTrue();
    assertThat(broken.anew(broken, SEED, sight(Map.of())).stages())
        .containsExactly(
            List.of(new Step.Cut(List.of(cut))), List.of(new Step.Impair(LB, Optional.of(SLOW))));
    assertThat(Disturbances.NONE.anew(Disturbances.NONE, SEED, sight(Map.of())).stages())
        .containsExactly(List.of(new Step.Cut(List.of())));
  }

  @Test
  void oneMachineIsHealedAndTheOthersStayBroken() {
    var broken =
        of(new Cut("lb", "mgmt"), new Cut("mesos-agent-1", "mgmt"), new Stopped("mesos-agent-1"));
    assertThat(broken.healed(Set.of("lb")).all())
        .containsExactly(new Cut("mesos-agent-1", "mgmt"), new Stopped("mesos-agent-1"));
    assertThat(broken.healed(Set.of()).isEmpty()).isTrue();
  }

  @Test
  void aPartitionCutsEachOfOneSideFromEachOfTheOther() {
    var sides =
        Disturbances.NONE.partitioned(
            SEED, Set.of("mesos-agent-1"), Set.of("mesos-master-1", "lb"));
    assertThat(sides)
        .isEqualTo(
            Outcome.ok(
                of(new Cut("lb", "mesos-agent-1"), new Cut("mesos-agent-1", "mesos-master-1"))));
    assertThat(
            Disturbances.NONE.partitioned(SEED, Set.of("lb"), Set.of())
                    instanceof Outcome.Ok<Disturbances>(var rest)
                && rest.cuts().size() == SEED.machines().size() - 1)
        .isTrue();
  }

  @Test
  void aPartitionOfAllIsRefused() {
    var all = Set.of("mgmt", "lb", "mesos-master-1", "mesos-agent-1", "mesos-agent-2");
    assertThat(Disturbances.NONE.partitioned(SEED, all, Set.of()))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void delayAndLossAddUp() {
    var both = Disturbances.NONE.delayed(Set.of("lb"), LATE, Duration.ZERO).lossy(Set.of("lb"), 5);
    assertThat(both.all()).containsExactly(new Impaired("lb", LATE, Duration.ZERO, 5));
  }

  @Test
  void aMachineThatBootsIsImpairedAgain() {
    var plan = new Plan(List.of(List.of(new Step.Boot(LB), new Step.Thaw("mgmt"))));
    assertThat(of(SLOW).again(plan, SEED).stages())
        .containsExactly(List.of(new Step.Impair(LB, Optional.of(SLOW))));
  }

  @Test
  void anImpairedMachineIsImpairedAgainAtANewBridge() {
    var plan = new Plan(List.of(List.of(new Step.MakeBridge(SEED.network()))));
    assertThat(of(SLOW).again(plan, SEED).stages())
        .containsExactly(List.of(new Step.Impair(LB, Optional.of(SLOW))));
  }

  @Test
  void onlyWhatRunsCanBeBroken() {
    assertThat(Disturbances.refusals(Set.of("lb"), sight(Map.of("lb", Condition.PAUSED))))
        .singleElement()
        .extracting(refusal -> refusal.text())
        .isEqualTo("NAME: got 'lb', allowed is a machine that runs");
    assertThat(Disturbances.refusals(Set.of("lb"), sight(Map.of()))).isEmpty();
  }
}
