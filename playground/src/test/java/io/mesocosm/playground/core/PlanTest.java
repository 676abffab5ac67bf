package io.mesocosm.playground.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.playground.core.Sight.Condition;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Snapshot;
import io.mesocosm.playground.model.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Topology SEED = Topology.SEED;
  private static final List<Machine> MACHINES = SEED.machines();

  @Test
  void fromNothingEverythingIsMade() {
    assertThat(Plan.up(SEED, Set.of(), Sight.NOTHING).stages())
        .containsExactly(
            List.of(new Step.MakeLayer(), new Step.MakeBridge(SEED.network())),
            MACHINES.stream().<Step>map(Step.Make::new).toList());
  }

  @Test
  void whereAllRunNothingIsDone() {
    assertThat(Plan.up(SEED, Set.of(), all(Condition.RUNNING)).isEmpty()).isTrue();
  }

  private static Sight all(Condition condition) {
    var machines = new LinkedHashMap<String, Condition>();
    MACHINES.forEach(machine -> machines.put(machine.name(), condition));
    return new Sight(true, true, machines, Set.of());
  }

  @Test
  void onlyWhatIsMissingIsMade() {
    var machines = new LinkedHashMap<>(all(Condition.RUNNING).machines());
    machines.put("mgmt", Condition.HALTED);
    machines.put("lb", Condition.HALF_MADE);
    machines.remove("mesos-agent-2");
    assertThat(Plan.up(SEED, Set.of(), new Sight(true, true, machines, Set.of())).stages())
        .containsExactly(
            List.of(new Step.Remove("lb")),
            List.of(
                new Step.Boot(MACHINES.get(0)),
                new Step.Make(MACHINES.get(1)),
                new Step.Make(MACHINES.get(4))));
  }

  @Test
  void onlyTheNamedOnesAreBrought() {
    assertThat(Plan.up(SEED, Set.of("lb"), all(Condition.HALTED)).stages())
        .containsExactly(List.of(new Step.Boot(MACHINES.get(1))));
  }

  @Test
  void aClosedWayOutIsOpenedAgain() {
    var sight = new Sight(true, false, all(Condition.RUNNING).machines(), Set.of());
    assertThat(Plan.up(SEED, Set.of(), sight).stages())
        .containsExactly(List.of(new Step.MakeBridge(SEED.network())));
  }

  @Test
  void bootingNeedsNoLayer() {
    var sight = new Sight(false, true, all(Condition.HALTED).machines(), Set.of());
    assertThat(Plan.up(SEED, Set.of("lb"), sight).stages())
        .containsExactly(List.of(new Step.Boot(MACHINES.get(1))));
  }

  @Test
  void whoDoesNotKnowTheOthersIsTold() {
    var sight = new Sight(true, true, all(Condition.RUNNING).machines(), Set.of("lb", "mgmt"));
    assertThat(Plan.up(SEED, Set.of("mesos-agent-1"), sight).stages())
        .containsExactly(
            List.of(new Step.Introduce(MACHINES.get(0)), new Step.Introduce(MACHINES.get(1))));
  }

  @Test
  void haltsOnlyWhatRuns() {
    var sight =
        new Sight(true, true, of("mgmt", Condition.RUNNING, "lb", Condition.HALTED), Set.of());
    assertThat(Plan.halt(Set.of(), sight).stages()).containsExactly(List.of(new Step.Halt("mgmt")));
    assertThat(Plan.halt(Set.of("lb"), sight).isEmpty()).isTrue();
  }

  private static SequencedMap<String, Condition> of(
      String one, Condition is, String two, Condition too) {
    var machines = new LinkedHashMap<String, Condition>(Map.of(one, is));
    machines.put(two, too);
    return machines;
  }

  @Test
  void destroysWhateverIsThere() {
    var sight =
        new Sight(
            true,
            true,
            of("gone-from-the-file", Condition.RUNNING, "lb", Condition.HALF_MADE),
            Set.of());
    assertThat(Plan.destroy(SEED.network(), sight).stages())
        .containsExactly(
            List.of(new Step.Remove("gone-from-the-file"), new Step.Remove("lb")),
            List.of(new Step.RemoveBridge(SEED.network())));
  }

  @Test
  void whatMakesCanBeUndone() {
    var machine = MACHINES.getFirst();
    assertThat(new Step.Make(machine).undo()).contains(new Step.Remove("mgmt"));
    assertThat(new Step.Boot(machine).undo()).contains(new Step.Halt("mgmt"));
    assertThat(new Step.Remove("mgmt").undo()).isEqualTo(Optional.empty());
  }

  @Test
  void whatStandsStillGoesOnAgain() {
    var sight =
        new Sight(true, true, of("mgmt", Condition.PAUSED, "lb", Condition.PAUSED), Set.of());
    assertThat(Plan.up(SEED, Set.of("lb"), sight).stages())
        .containsExactly(List.of(new Step.Thaw("lb")));
    assertThat(Plan.halt(Set.of("lb"), sight).stages())
        .containsExactly(List.of(new Step.Halt("lb")));
  }

  @Test
  void timeStopsForThoseThatRunAndGoesOnForThem() {
    var sight =
        new Sight(true, true, of("mgmt", Condition.RUNNING, "lb", Condition.PAUSED), Set.of());
    assertThat(Plan.stopTime(sight).stages()).containsExactly(List.of(new Step.Freeze("mgmt")));
    assertThat(Plan.startTime(sight).stages()).containsExactly(List.of(new Step.Thaw("mgmt")));
  }

  @Test
  void halfOfAMachineIsNotKept() {
    var sight =
        new Sight(true, true, of("mgmt", Condition.HALTED, "lb", Condition.HALF_MADE), Set.of());
    assertThat(Plan.copy("one", sight).stages())
        .containsExactly(List.of(new Step.Copy("mgmt", "one")));
  }

  @Test
  void aSnapshotBootsWhatRan() {
    var snapshot =
        new Snapshot(
            "one",
            Instant.EPOCH,
            0,
            Duration.ZERO,
            new TreeMap<>(Map.of("mgmt", true, "lb", false)));
    assertThat(Plan.restore(SEED, snapshot, Sight.NOTHING).stages())
        .containsExactly(
            List.of(
                new Step.MakeBridge(SEED.network()),
                new Step.Restore(MACHINES.get(0), "one"),
                new Step.Restore(MACHINES.get(1), "one")),
            List.of(new Step.Boot(MACHINES.get(0))));
  }
}
