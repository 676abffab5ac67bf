package io.mesocosm.meso.machines;

import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which log somebody asks for: that of a machine, of one of its systemd units, or of a role of the
/// cluster, wherever it runs.
///
/// @param unit as the playbooks name it; empty for all that the machine says
public record MachineLog(String machine, Optional<String> unit) {
  private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@._:-]*");
  private static final Pattern AGENT = Pattern.compile("agent-[0-9]+");

  /// @param words machine and unit, or a role as in a local cluster: `master`, `agent-1`
  /// @throws CommandFailedException when there is no such machine, or no such unit can be
  public static MachineLog of(List<String> words, Machines machines) {
    return of(words, machines.playground().topology().machines())
        .orElseGet(() -> new MachineLog(machines.machine(words.getFirst()).name(), unit(words)));
  }

  private static Optional<String> unit(List<String> words) {
    if (words.size() < 2) {
      return Optional.empty();
    }
    var unit = words.get(1);
    if (!UNIT.matcher(unit).matches()) {
      throw CommandFailedException.usage(
          "UNIT: got '%s', allowed is a name of systemd's, as mesos-slave".formatted(unit));
    }
    return Optional.of(unit);
  }

  /// The log of a role; empty when the word names none.
  static Optional<MachineLog> of(List<String> words, List<Machine> machines) {
    var word = words.getFirst();
    if (words.size() > 1 || machines.stream().anyMatch(each -> each.name().equals(word))) {
      return Optional.empty();
    }
    if (AGENT.matcher(word).matches()) {
      return machines.stream()
          .filter(each -> each.role() == Role.AGENT && each.name().endsWith(word))
          .findFirst()
          .map(each -> new MachineLog(each.name(), Optional.of("mesos-slave")));
    }
    var unit =
        switch (word) {
          case "master" -> "mesos-master";
          case "zookeeper", "marathon" -> word;
          default -> "";
        };
    return machines.stream()
        .filter(each -> each.role() == Role.MASTER && !unit.isEmpty())
        .findFirst()
        .map(each -> new MachineLog(each.name(), Optional.of(unit)));
  }

  /// What prints it there.
  public List<String> command(int lines, boolean follow) {
    var command = new ArrayList<>(List.of("sudo", "journalctl", "--no-pager", "--lines=" + lines));
    unit.ifPresent(name -> command.add("--unit=" + name));
    if (follow) {
      command.add("--follow");
    }
    return command;
  }
}
