package io.mesocosm.playground.wire;

import io.mesocosm.base.json.Json;
import io.mesocosm.playground.core.Sight;
import io.mesocosm.playground.model.Machine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the machines are, as Vagrant says it: the seed's table, letter by letter but for what runs
/// them, and our own JSON.
///
/// @param playground its name
/// @param machines those to show, in the order of the topology
/// @param conditions by name; those that nothing is left of are not in it
public record StatusReport(
    String playground, List<Machine> machines, Map<String, Sight.Condition> conditions) {
  /// What runs the machines, where Vagrant names its hypervisor.
  public static final String PROVIDER = "namespaces";

  private static final List<String> ABOUT_MANY =
      List.of(
          "This environment represents multiple VMs. The VMs are all listed",
          "above with their current state. For more information about a specific",
          "VM, run `vagrant status NAME`.");

  public StatusReport {
    machines = List.copyOf(machines);
    conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
  }

  public boolean allRun() {
    return machines.stream()
        .allMatch(machine -> conditions.get(machine.name()) == Sight.Condition.RUNNING);
  }

  public List<String> lines() {
    var lines = new ArrayList<>(List.of("Current machine states:", ""));
    machines.forEach(
        machine -> lines.add("%-26s%s (%s)".formatted(machine.name(), state(machine), PROVIDER)));
    lines.add("");
    lines.addAll(machines.size() > 1 ? ABOUT_MANY : List.of(about(machines.getFirst())));
    return lines;
  }

  private String about(Machine machine) {
    return "%s has the address %s; log in with `meso ssh --name %s %s`."
        .formatted(machine.name(), machine.address(), playground, machine.name());
  }

  /// `{"name", "machines": [{"name", "ip", "state", "provider"}]}`.
  public Json json() {
    var each =
        machines.stream()
            .map(machine ->
                Json.obj(
                    "name", machine.name(),
                    "ip", machine.address().toString(),
                    "state", state(machine),
                    "provider", PROVIDER))
            .toList();
    return Json.obj("name", playground, "machines", Json.arr(each));
  }

  private String state(Machine machine) {
    return word(conditions.get(machine.name()));
  }

  // The words of Vagrant with VirtualBox.
  private static String word(Sight.@Nullable Condition condition) {
    return switch (condition) {
      case null -> "not created";
      case RUNNING -> "running";
      case PAUSED -> "paused";
      case HALTED -> "poweroff";
      case HALF_MADE -> "aborted";
    };
  }
}
