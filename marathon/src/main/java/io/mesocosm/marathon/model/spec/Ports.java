package io.mesocosm.marathon.model.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// How an app's tasks are reached.
///
/// @param networks one mode only; at least one
/// @param definitions ports on the host's network; empty on other networks
/// @param required whether the host port must equal the service port (host's network only)
public record Ports(List<Network> networks, List<PortDefinition> definitions, boolean required) {

  /// The host's network with one port, named `default`.
  public static final Ports DEFAULT =
      new Ports(List.of(Network.HOST), List.of(PortDefinition.DEFAULT), false);

  public Ports {
    networks = List.copyOf(networks);
    definitions = List.copyOf(definitions);
  }

  public boolean isHost() {
    return networks.stream().allMatch(network -> network.mode() == Network.Mode.HOST);
  }

  public boolean isBridge() {
    return networks.stream().anyMatch(network -> network.mode() == Network.Mode.BRIDGE);
  }

  public Ports withDefinitions(List<PortDefinition> others) {
    return new Ports(networks, others, required);
  }

  /// A network that the tasks join.
  ///
  /// @param name of a container network; empty for the other modes
  public record Network(Mode mode, String name, SequencedMap<String, String> labels) {
    public static final Network HOST = new Network(Mode.HOST, "", new LinkedHashMap<>());
    public static final Network BRIDGE = new Network(Mode.BRIDGE, "", new LinkedHashMap<>());

    /// Where its addresses come from.
    public enum Mode {
      HOST,
      BRIDGE,
      CONTAINER
    }

    public Network {
      labels = Copies.of(labels);
    }
  }
}
