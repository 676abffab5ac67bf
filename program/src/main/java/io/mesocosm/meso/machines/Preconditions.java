package io.mesocosm.meso.machines;

import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.playground.Playground;
import io.mesocosm.playground.core.Fitness;
import io.mesocosm.playground.core.Sight;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Role;
import io.mesocosm.playground.model.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// What commands ask for before they begin. Each of these ends the command with a sentence when it
/// does not hold, and nothing is changed by then.
final class Preconditions {
  private Preconditions() {}

  /// Nobody loses a machine by a smaller number or another file: there are commands for that.
  ///
  /// @param had what there is
  /// @param topology what is wished for
  static void keepsAll(Machines had, Topology topology) throws IOException {
    var name = had.name();
    var network = had.topology().network();
    if (!topology.network().equals(network)) {
      throw CommandFailedException.usage(
          "/network: got '%s', but the machines '%s' are in %s; meso destroy -f --name %s first"
              .formatted(topology.network(), name, network, name));
    }
    var left = new LinkedHashSet<>(had.playground().conditions().keySet());
    topology.machines().forEach(machine -> left.remove(machine.name()));
    if (!left.isEmpty()) {
      throw CommandFailedException.usage(
          "/machines: %s would be left out, but is there; meso node rm%s %s first"
              .formatted(String.join(", ", left), had.nameFlag(), left.getFirst()));
    }
  }

  /// A cluster is set up from a machine, not from this host.
  static void isControlled(Topology topology) {
    var roles = topology.machines().stream().map(Machine::role).collect(Collectors.toSet());
    if (roles.contains(Role.MASTER) && !roles.contains(Role.MANAGEMENT)) {
      throw CommandFailedException.usage(
          "/machines: none has the role management, which Ansible runs on; --provision=false makes bare machines");
    }
  }

  /// Names all that this host lacks at once.
  static void isFit(List<Fitness.Finding> findings) {
    var missing =
        findings.stream()
            .filter(finding -> finding.grade() == Fitness.Grade.MISSING)
            .map(finding -> finding.name() + ": " + finding.detail())
            .toList();
    if (!missing.isEmpty()) {
      throw CommandFailedException.trouble(
          "this host cannot have machines, see meso doctor; nothing was made\nmeso: "
              + String.join("\nmeso: ", missing));
    }
  }

  /// The key that opens the machines is root's.
  static void hasKey(Playground playground) {
    if (!Files.isReadable(playground.key())) {
      throw CommandFailedException.trouble(
          "only root logs in to machines, it has their key: sudo meso …");
    }
  }

  /// Nobody waits for a machine that cannot answer.
  static void answers(Machines machines, Machine machine) throws IOException {
    var condition = machines.playground().conditions().get(machine.name());
    if (condition == Sight.Condition.PAUSED) {
      throw CommandFailedException.trouble(
          "%1$s stands still and answers nobody; meso fault heal%2$s %1$s lets it go on"
              .formatted(machine.name(), machines.nameFlag()));
    }
    if (condition != Sight.Condition.RUNNING) {
      throw CommandFailedException.trouble(
          "%1$s does not run; meso up%2$s %1$s boots it"
              .formatted(machine.name(), machines.nameFlag()));
    }
  }
}
