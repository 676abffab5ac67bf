package io.mesocosm.playground.core;

import io.mesocosm.playground.core.Sight.Condition;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Network;
import io.mesocosm.playground.model.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What to do, in stages: the steps of one stage do not need each other, each stage needs those
/// before it.
public record Plan(List<List<Step>> stages) {
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
            .filter(machine -> machine.getValue() == Condition.RUNNING)
            .<Step>map(machine -> new Step.Halt(machine.getKey()))
            .toList();
    return new Plan(List.of(steps));
  }

  /// Leaves nothing.
  public static Plan destroy(Network network, Sight sight) {
    var machines = sight.machines().keySet().stream().<Step>map(Step.Remove::new).toList();
    return new Plan(List.of(machines, List.of(new Step.RemoveBridge(network))));
  }
}
