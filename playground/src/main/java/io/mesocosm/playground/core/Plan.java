package io.mesocosm.playground.core;

import io.mesocosm.playground.core.Sight.Condition;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Network;
import io.mesocosm.playground.model.Snapshot;
import io.mesocosm.playground.model.Topology;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What to do, in stages: the steps of one stage do not need each other, each stage needs those
/// before it.
public record Plan(List<List<Step>> stages) {
  private static final Set<Condition> ALIVE = EnumSet.of(Condition.RUNNING, Condition.PAUSED);

  public Plan {
    stages = stages.stream().filter(stage -> !stage.isEmpty()).map(List::copyOf).toList();
  }

  /// Whether everything is as wished.
  public boolean isEmpty() {
    return stages.isEmpty();
  }

  /// Brings the machines that are missing or not running; touches no other. Machines that are there
  /// and not in the topology stay.
  ///
  /// @param names which machines; all when empty
  public static Plan up(Topology topology, Set<String> names, Sight sight) {
    var ground = new ArrayList<Step>();
    var leftovers = new ArrayList<Step>();
    var machines = new ArrayList<Step>();
    for (var machine : topology.machines()) {
      if (names.isEmpty() || names.contains(machine.name())) {
        var condition = sight.machines().get(machine.name());
        if (condition == Condition.HALF_MADE) {
          leftovers.add(new Step.Remove(machine.name()));
        }
        bring(machine, condition).forEach(machines::add);
      }
    }
    var makes = machines.stream().anyMatch(Step.Make.class::isInstance);
    if (makes && !sight.layer()) {
      ground.add(new Step.MakeLayer());
    }
    if (!sight.bridge()) {
      ground.add(new Step.MakeBridge(topology.network()));
    }
    return new Plan(List.of(leftovers, ground, machines, introductions(topology, sight)));
  }

  // All of them, also when only some are brought: those have to be found by the others.
  private static List<Step> introductions(Topology topology, Sight sight) {
    return topology.machines().stream()
        .filter(machine -> sight.unaware().contains(machine.name()))
        .filter(machine -> sight.machines().get(machine.name()) != Condition.HALF_MADE)
        .<Step>map(Step.Introduce::new)
        .toList();
  }

  private static Stream<Step> bring(Machine machine, @Nullable Condition condition) {
    return switch (condition) {
      case null -> Stream.of(new Step.Make(machine));
      case HALF_MADE -> Stream.of(new Step.Make(machine));
      case HALTED -> Stream.of(new Step.Boot(machine));
      case PAUSED -> Stream.of(new Step.Thaw(machine.name()));
      case RUNNING -> Stream.empty();
    };
  }

  /// Ends machines and keeps their files.
  ///
  /// @param names which machines; all when empty
  public static Plan halt(Set<String> names, Sight sight) {
    var steps =
        sight.machines().entrySet().stream()
            .filter(machine -> names.isEmpty() || names.contains(machine.getKey()))
            .filter(machine -> ALIVE.contains(machine.getValue()))
            .<Step>map(machine -> new Step.Halt(machine.getKey()))
            .toList();
    return new Plan(List.of(steps));
  }

  /// Leaves nothing.
  public static Plan destroy(Network network, Sight sight) {
    var machines = sight.machines().keySet().stream().<Step>map(Step.Remove::new).toList();
    return new Plan(List.of(machines, List.of(new Step.RemoveBridge(network))));
  }

  /// Whether there are processes of it.
  public static boolean isAlive(Condition condition) {
    return ALIVE.contains(condition);
  }

  /// Lets all machines that run stand still.
  public static Plan stopTime(Sight sight) {
    return new Plan(List.of(running(sight).<Step>map(Step.Freeze::new).toList()));
  }

  /// Lets those go on that ran before.
  ///
  /// @param before how they were before their time was stopped
  public static Plan startTime(Sight before) {
    return new Plan(List.of(running(before).<Step>map(Step.Thaw::new).toList()));
  }

  private static Stream<String> running(Sight sight) {
    return sight.machines().entrySet().stream()
        .filter(machine -> machine.getValue() == Condition.RUNNING)
        .map(Map.Entry::getKey);
  }

  /// Tells machines of all others, where some came or went since they were told.
  public static Plan introduce(Topology topology, Sight sight) {
    return new Plan(List.of(introductions(topology, sight)));
  }

  /// Takes one machine away.
  public static Plan remove(String machine) {
    return new Plan(List.of(List.of(new Step.Remove(machine))));
  }

  /// Lets every machine reach every other.
  public static Plan whole() {
    return new Plan(List.of(List.of(new Step.Cut(List.of()))));
  }

  /// Copies the files of all whole machines into a snapshot.
  public static Plan copy(String snapshot, Sight sight) {
    return new Plan(
        List.of(
            sight.machines().entrySet().stream()
                .filter(machine -> machine.getValue() != Condition.HALF_MADE)
                .<Step>map(machine -> new Step.Copy(machine.getKey(), snapshot))
                .toList()));
  }

  /// Leaves no machine, and the ground they stand on.
  public static Plan clear(Sight sight) {
    return new Plan(
        List.of(sight.machines().keySet().stream().<Step>map(Step.Remove::new).toList()));
  }

  /// Brings the machines of a snapshot back where there are none, and boots those that ran.
  ///
  /// @param topology as it was
  public static Plan restore(Topology topology, Snapshot snapshot, Sight sight) {
    var ground = new ArrayList<Step>();
    if (!sight.bridge()) {
      ground.add(new Step.MakeBridge(topology.network()));
    }
    var kept =
        topology.machines().stream()
            .filter(machine -> snapshot.machines().containsKey(machine.name()))
            .toList();
    kept.forEach(machine -> ground.add(new Step.Restore(machine, snapshot.name())));
    var boots =
        kept.stream()
            .filter(machine -> snapshot.machines().get(machine.name()))
            .<Step>map(Step.Boot::new)
            .toList();
    return new Plan(List.of(ground, boots));
  }
}
