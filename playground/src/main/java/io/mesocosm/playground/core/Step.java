package io.mesocosm.playground.core;

import io.mesocosm.playground.model.Disturbance;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Network;
import java.util.List;
import java.util.Optional;

/// One thing to do on the host. Doing it again changes nothing.
public sealed interface Step {
  /// Make the files that all machines begin with. They are all there or not at all, and stay when
  /// the playground goes: the next one begins with them.
  record MakeLayer() implements Step {}

  record MakeBridge(Network network) implements Step {}

  record RemoveBridge(Network network) implements Step {}

  /// Make its files and boot it.
  record Make(Machine machine) implements Step {}

  /// Boot a machine whose files are there.
  record Boot(Machine machine) implements Step {}

  /// Tell a machine the names of all machines.
  record Introduce(Machine machine) implements Step {}

  record Halt(String machine) implements Step {}

  /// End it, and remove all of it.
  record Remove(String machine) implements Step {}

  /// End it as a cut of its power would.
  record Kill(String machine) implements Step {}

  /// Let its processes stand still.
  record Freeze(String machine) implements Step {}

  record Thaw(String machine) implements Step {}

  /// Let no packet pass between these pairs, and every other.
  record Cut(List<Disturbance.Cut> pairs) implements Step {
    public Cut {
      pairs = List.copyOf(pairs);
    }
  }

  /// Let packets to and from it be late or lost; empty: as they should be.
  record Impair(Machine machine, Optional<Disturbance.Impaired> how) implements Step {}

  /// Copy the files of a machine that stands still into a snapshot.
  record Copy(String machine, String snapshot) implements Step {}

  /// Copy them back to where there are none.
  record Restore(Machine machine, String snapshot) implements Step {}

  /// What leaves nothing of a step that failed half way; empty for those that leave nothing by
  /// themselves, and for those that only take away, which can be done once more.
  default Optional<Step> undo() {
    return switch (this) {
      case Make(var machine) -> Optional.of(new Remove(machine.name()));
      case Boot(var machine) -> Optional.of(new Halt(machine.name()));
      case Restore(var machine, _) -> Optional.of(new Remove(machine.name()));
      case Freeze(var machine) -> Optional.of(new Thaw(machine));
      case Impair(var machine, var how) when how.isPresent() ->
          Optional.of(new Impair(machine, Optional.empty()));
      case RemoveBridge _,
          Halt _,
          Remove _,
          Kill _,
          Thaw _,
          Cut _,
          Impair _,
          Copy _,
          Introduce _,
          MakeLayer _,
          MakeBridge _ ->
          Optional.empty();
    };
  }
}
