package io.mesocosm.marathon.model.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Everything about an app but its name, its count and its history: a change of any of it restarts
/// the instances.
///
/// @param container null: a plain process on the agent
/// @param labels for people and consumers; the server reads few of them
public record RunSpec(
    Command command,
    Needs needs,
    @Nullable Container container,
    Ports ports,
    Placement placement,
    Checks checks,
    Policy policy,
    SequencedMap<String, String> labels) {

  /// Runs nothing yet; every other field as the API defaults it.
  public static final RunSpec DEFAULT =
      new RunSpec(
          Command.NONE,
          Needs.DEFAULT,
          null,
          Ports.DEFAULT,
          Placement.DEFAULT,
          Checks.NONE,
          Policy.DEFAULT,
          new LinkedHashMap<>());

  public RunSpec {
    labels = Copies.of(labels);
  }

  /// Whether it keeps its agent: it has a volume that lives there.
  public boolean isResident() {
    return container != null && container.hasPersistentVolumes();
  }

  /// Whether it may never run twice at once (label `MARATHON_SINGLE_INSTANCE_APP`).
  public boolean isSingleInstance() {
    return "true".equals(labels.get("MARATHON_SINGLE_INSTANCE_APP"));
  }

  /// Where its service ports stand, in the order of the task's ports: the mappings of its container
  /// or the definitions of the host's network.
  public List<Integer> servicePorts() {
    return ports.isHost()
        ? ports.definitions().stream().map(PortDefinition::port).toList()
        : mappings().stream().map(PortMapping::servicePort).toList();
  }

  public List<PortMapping> mappings() {
    return container == null ? List.of() : container.portMappings();
  }

  public RunSpec withCommand(Command other) {
    return new RunSpec(other, needs, container, ports, placement, checks, policy, labels);
  }

  public RunSpec withNeeds(Needs other) {
    return new RunSpec(command, other, container, ports, placement, checks, policy, labels);
  }

  public RunSpec withContainer(@Nullable Container other) {
    return new RunSpec(command, needs, other, ports, placement, checks, policy, labels);
  }

  public RunSpec withPorts(Ports other) {
    return new RunSpec(command, needs, container, other, placement, checks, policy, labels);
  }

  public RunSpec withPlacement(Placement other) {
    return new RunSpec(command, needs, container, ports, other, checks, policy, labels);
  }

  public RunSpec withChecks(Checks other) {
    return new RunSpec(command, needs, container, ports, placement, other, policy, labels);
  }

  public RunSpec withPolicy(Policy other) {
    return new RunSpec(command, needs, container, ports, placement, checks, other, labels);
  }
}
