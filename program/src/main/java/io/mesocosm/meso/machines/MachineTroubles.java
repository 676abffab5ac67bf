package io.mesocosm.meso.machines;

import io.mesocosm.playground.core.Disturbances;
import io.mesocosm.playground.core.Sight.Condition;
import io.mesocosm.playground.model.Machine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is the matter with machines that tasks are on. The cluster itself does not know for a
/// while: the master waits for 75 s before it takes silence for an end.
///
/// @param conditions by the machines' names; nothing for those that are gone
public record MachineTroubles(
    List<Machine> machines, Map<String, Condition> conditions, Disturbances faults) {
  private static final String UNTIL =
      "the master gives its agent up after 75 s of silence, and Marathon replaces them then";

  /// As it is now. Needs no root.
  public static MachineTroubles of(Machines machines) throws IOException {
    var playground = machines.playground();
    return new MachineTroubles(
        playground.topology().machines(),
        playground.faults().conditions(),
        playground.faults().present());
  }

  /// A line for everything that is the matter.
  ///
  /// @param hosts how many tasks are where, by address or name
  public List<String> of(Map<String, Integer> hosts) {
    var lines = new ArrayList<String>();
    for (var machine : machines) {
      var tasks =
          hosts.getOrDefault(machine.address().toString(), 0)
              + hosts.getOrDefault(machine.name(), 0);
      if (tasks > 0) {
        about(machine, tasks, lines);
      }
    }
    return lines;
  }

  private void about(Machine machine, int tasks, List<String> lines) {
    var condition = conditions.get(machine.name());
    if (condition != Condition.RUNNING) {
      lines.add(
          "%d of its tasks are on %s, which %s: %s"
              .formatted(tasks, machine.name(), words(condition), UNTIL));
    }
    faults.all().stream()
        .filter(each -> each.concerns(machine.name()))
        .forEach(each -> lines.add("On purpose: " + FaultWords.line(each)));
  }

  private static String words(@Nullable Condition condition) {
    return switch (condition) {
      case null -> "is gone";
      case RUNNING -> "runs";
      case PAUSED -> "stands still";
      case HALTED, HALF_MADE -> "does not run";
    };
  }
}
