package io.mesocosm.playground.core;

import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Network;
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

  /// What leaves nothing of a step that failed half way; empty for those that leave nothing by
  /// themselves, and for those that only take away, which can be done once more.
  default Optional<Step> undo() {
    return switch (this) {
      case Make(var machine) -> Optional.of(new Remove(machine.name()));
      case Boot(var machine) -> Optional.of(new Halt(machine.name()));
      case MakeLayer _, MakeBridge _, Introduce _, RemoveBridge _, Halt _, Remove _ ->
          Optional.empty();
    };
  }
}
