package io.mesocosm.marathon.core.placement;

import io.mesocosm.framework.core.matching.PortDemand;
import io.mesocosm.marathon.model.spec.PortDefinition;
import io.mesocosm.marathon.model.spec.PortMapping;
import io.mesocosm.marathon.model.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;

/// The ports of a task: which host ports an app asks for, and what each of its ports came to be
/// (Marathon 1.11, ports).
public final class TaskPorts {
  private TaskPorts() {}

  /// One port of a task as it runs.
  ///
  /// @param requested number that the app wrote for it; 0 for any
  /// @param hostPort 0 when the host does not show it
  /// @param containerPort what the process listens on; the host port on the host's network
  /// @param protocols `tcp`, `udp`, or both
  /// @param networks of the task on which it is; empty for all
  public record Port(
      String name,
      int requested,
      int hostPort,
      int containerPort,
      List<String> protocols,
      List<String> networks) {
    public Port {
      protocols = List.copyOf(protocols);
      networks = List.copyOf(networks);
    }

    /// What tasks are told of it.
    public int told() {
      return hostPort == 0 ? containerPort : hostPort;
    }

    public boolean isOn(String network) {
      return networks.isEmpty() || networks.contains(network);
    }
  }

  // Written `udp,tcp` in definitions.
  private static List<String> protocols(String written) {
    return List.of(written.split(",", -1));
  }

  /// What the app asks of an offer, in the order of its ports; those without a host port ask
  /// nothing.
  static List<PortDemand> demands(RunSpec spec) {
    if (spec.ports().isHost()) {
      return spec.ports().definitions().stream()
          .map(one -> demand(spec.ports().required() ? one.port() : 0))
          .toList();
    }
    var demands = new ArrayList<PortDemand>();
    for (var mapping : spec.mappings()) {
      var hostPort = mapping.hostPort();
      if (hostPort != null) {
        demands.add(demand(hostPort));
      }
    }
    return List.copyOf(demands);
  }

  private static PortDemand demand(int port) {
    return port == 0 ? new PortDemand.Any() : new PortDemand.Fixed(port);
  }

  /// The app's ports in order, with the host ports that a task got.
  public static List<Port> of(RunSpec spec, List<Integer> hostPorts) {
    var given = hostPorts.iterator();
    var ports = new ArrayList<Port>();
    if (spec.ports().isHost()) {
      for (PortDefinition one : spec.ports().definitions()) {
        var port = given.hasNext() ? given.next() : 0;
        ports.add(
            new Port(one.name(), one.port(), port, port, protocols(one.protocol()), List.of()));
      }
      return List.copyOf(ports);
    }
    for (PortMapping one : spec.mappings()) {
      var port = one.hostPort() != null && given.hasNext() ? given.next() : 0;
      var inside = one.containerPort() == 0 ? port : one.containerPort();
      ports.add(
          new Port(
              one.name(),
              one.containerPort(),
              port,
              inside,
              protocols(one.protocol()),
              one.networkNames()));
    }
    return List.copyOf(ports);
  }
}
