package io.mesocosm.playground.core;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Everything that is broken on purpose in one playground. What is done to the machines is the
/// difference between two of these, so that healing is nothing but wishing for fewer.
///
/// @param all in the order in which they came
public record Disturbances(SequencedSet<Disturbance> all) {
  public static final Disturbances NONE = new Disturbances(new LinkedHashSet<>());

  public Disturbances {
    all = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(all));
  }

  /// Whether nothing is broken.
  public boolean isEmpty() {
    return all.isEmpty();
  }

  public Disturbances plus(Collection<? extends Disturbance> more) {
    var sum = new LinkedHashSet<>(all);
    sum.addAll(more);
    return new Disturbances(sum);
  }

  /// What stays when machines are healed.
  ///
  /// @param machines which; all when empty
  public Disturbances healed(Set<String> machines) {
    return without(each -> machines.isEmpty() || machines.stream().anyMatch(each::concerns));
  }

  /// What stays when a machine goes: as if it had been stopped, it is not booted for that.
  public Disturbances without(String machine) {
    return without(each ->
        switch (each) {
          case Stopped _, Killed _ -> false;
          case Paused _, Cut _, Impaired _ -> each.concerns(machine);
        });
  }

  private Disturbances without(Predicate<Disturbance> gone) {
    return new Disturbances(
        all.stream()
            .filter(gone.negate())
            .collect(Collectors.toCollection(LinkedHashSet<Disturbance>::new)));
  }

  /// What of it still holds: who booted a machine that was stopped has healed it. A machine that
  /// stands still does so on purpose, also when nobody noted whose: who let it stand for a moment
  /// was killed meanwhile.
  ///
  /// @param conditions of the machines there are
  public Disturbances seen(Map<String, Condition> conditions) {
    return stillHolding(conditions)
        .plus(
            conditions.entrySet().stream()
                .filter(machine -> machine.getValue() == Condition.PAUSED)
                .map(machine -> new Paused(machine.getKey()))
                .toList());
  }

  private Disturbances stillHolding(Map<String, Condition> conditions) {
    return without(each ->
        switch (each) {
          case Stopped(var machine) -> conditions.get(machine) != Condition.HALTED;
          case Killed(var machine) -> conditions.get(machine) != Condition.HALTED;
          case Paused(var machine) -> conditions.get(machine) != Condition.PAUSED;
          case Cut(var one, var other) ->
              !conditions.containsKey(one) || !conditions.containsKey(other);
          case Impaired(var machine, _, _, _) -> !conditions.containsKey(machine);
        });
  }

  private static boolean is(Sight sight, String machine, Condition condition) {
    return sight.machines().get(machine) == condition;
  }

  /// With one group of machines cut off from another.
  ///
  /// @param names of the one group
  /// @param from the other; all that are not in the first when empty
  public Outcome<Disturbances> partitioned(Topology topology, Set<String> names, Set<String> from) {
    var rest =
        topology.machines().stream()
            .map(Machine::name)
            .filter(name -> !names.contains(name) && (from.isEmpty() || from.contains(name)))
            .toList();
    if (rest.isEmpty()) {
      return Outcome.refused(
          Refusal.invalid(
              "NAME", String.join(" ", names), "some machines, so that others are left"));
    }
    var cuts = new ArrayList<Cut>();
    for (var name : names) {
      rest.forEach(other -> cuts.add(Cut.between(name, other)));
    }
    return Outcome.ok(plus(cuts));
  }

  /// With late packets; what is lost stays as it is.
  public Disturbances delayed(Set<String> machines, Duration delay, Duration jitter) {
    return impaired(machines, had -> new Impaired(had.machine(), delay, jitter, had.lossPercent()));
  }

  /// With lost packets; what is late stays as it is.
  public Disturbances lossy(Set<String> machines, double percent) {
    return impaired(
        machines, had -> new Impaired(had.machine(), had.delay(), had.jitter(), percent));
  }

  private Disturbances impaired(Set<String> machines, UnaryOperator<Impaired> change) {
    var changed =
        machines.stream()
            .map(machine ->
                change.apply(
                    impairment(machine)
                        .orElse(new Impaired(machine, Duration.ZERO, Duration.ZERO, 0))))
            .toList();
    return without(each -> each instanceof Impaired had && machines.contains(had.machine()))
        .plus(changed);
  }

  /// How packets of a machine fare; empty when they pass as they should.
  public Optional<Impaired> impairment(String machine) {
    return of(Impaired.class).stream().filter(each -> each.machine().equals(machine)).findAny();
  }

  /// Which pairs cannot reach each other.
  public List<Cut> cuts() {
    return of(Cut.class);
  }

  private <D extends Disturbance> List<D> of(Class<D> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// What has to be done to get from this to another: first what is healed without a boot, then
  /// what boots, and last what breaks.
  public Plan to(Disturbances other, Topology topology, Sight sight) {
    return to(other, topology, sight, true);
  }

  /// The same where nobody knows how far the command came that was to lead to this: what packets
  /// fare is set as a whole.
  public Plan anew(Disturbances other, Topology topology, Sight sight) {
    return to(other, topology, sight, false);
  }

  private Plan to(Disturbances other, Topology topology, Sight sight, boolean sure) {
    var heal = new ArrayList<Step>();
    var boot = new ArrayList<Step>();
    var harm = new ArrayList<Step>();
    for (var gone : all) {
      if (!other.all.contains(gone)) {
        heal(gone, topology, sight, heal, boot);
      }
    }
    for (var fresh : other.all) {
      if (!all.contains(fresh)) {
        harm(fresh).ifPresent(harm::add);
      }
    }
    if (!sure || !new LinkedHashSet<>(cuts()).equals(new LinkedHashSet<>(other.cuts()))) {
      heal.add(new Step.Cut(other.cuts()));
    }
    for (var machine : topology.machines()) {
      var wished = other.impairment(machine.name());
      var had = impairment(machine.name());
      if (!had.equals(wished) || (!sure && had.isPresent())) {
        harm.add(new Step.Impair(machine, wished));
      }
    }
    return new Plan(List.of(heal, boot, harm));
  }

  /// What has to be done again after a plan: cables of machines that booted are new, and a new
  /// bridge has all cables plugged into it.
  public Plan again(Plan done, Topology topology) {
    var steps = done.stages().stream().flatMap(List::stream).toList();
    var allAnew = steps.stream().anyMatch(Step.MakeBridge.class::isInstance);
    var booted =
        steps.stream()
            .filter(Step.Boot.class::isInstance)
            .map(step -> ((Step.Boot) step).machine().name())
            .toList();
    return new Plan(
        List.of(
            topology.machines().stream()
                .filter(machine -> allAnew || booted.contains(machine.name()))
                .filter(machine -> impairment(machine.name()).isPresent())
                .<Step>map(machine -> new Step.Impair(machine, impairment(machine.name())))
                .toList()));
  }

  private static void heal(
      Disturbance gone, Topology topology, Sight sight, List<Step> heal, List<Step> boot) {
    switch (gone) {
      case Stopped(var name) -> boot(name, topology, sight, boot);
      case Killed(var name) -> boot(name, topology, sight, boot);
      case Paused(var name) -> {
        if (is(sight, name, Condition.PAUSED)) {
          heal.add(new Step.Thaw(name));
        }
      }
      // Of these, what is left is set as a whole.
      case Cut _, Impaired _ -> {}
    }
  }

  private static void boot(String name, Topology topology, Sight sight, List<Step> boot) {
    if (is(sight, name, Condition.HALTED)) {
      topology.machines().stream()
          .filter(machine -> machine.name().equals(name))
          .forEach(machine -> boot.add(new Step.Boot(machine)));
    }
  }

  private static Optional<Step> harm(Disturbance fresh) {
    return switch (fresh) {
      case Stopped(var name) -> Optional.of(new Step.Halt(name));
      case Killed(var name) -> Optional.of(new Step.Kill(name));
      case Paused(var name) -> Optional.of(new Step.Freeze(name));
      case Cut _, Impaired _ -> Optional.empty();
    };
  }

  /// Refuses to stop, kill or pause what does not run.
  public static List<Refusal> refusals(Set<String> machines, Sight sight) {
    return machines.stream()
        .filter(name -> !is(sight, name, Condition.RUNNING))
        .map(name -> Refusal.invalid("NAME", name, "a machine that runs"))
        .toList();
  }
}
