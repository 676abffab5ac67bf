package io.mesocosm.playground.core;

import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Network;
import java.util.Optional;

/// One thing to do on the host. Doing it again changes nothing.
public sealed interface Step {
  /// Make the files that all machines begin with.
  record MakeLayer() implements Step {}

  record RemoveLayer() implements Step {}

  record MakeBridge(Network network) implements Step {}

  record RemoveBridge(Network network) implements Step {}

  /// Make its files and boot it.
  record Make(Machine machine) implements Step {}

  /// Boot a machine whose files are there.
  record Boot(Machine machine) implements Step {}

  record Halt(String machine) implements Step {}

  /// End it, and remove all of it.
  record Remove(String machine) implements Step {}

  /// What leaves nothing of a step that failed half way; empty for steps that only take away, which
  /// can be done once more.
  default Optional<Step> undo() {
    return switch (this) {
      case MakeLayer _ -> Optional.of(new RemoveLayer());
      case MakeBridge(var network) -> Optional.of(new RemoveBridge(network));
      case Make(var machine) -> Optional.of(new Remove(machine.name()));
      case Boot(var machine) -> Optional.of(new Halt(machine.name()));
      case RemoveLayer _, RemoveBridge _, Halt _, Remove _ -> Optional.empty();
    };
  }
}
