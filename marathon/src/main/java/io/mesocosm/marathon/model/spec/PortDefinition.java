package io.mesocosm.marathon.model.spec;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A port on the host's network.
///
/// @param port the service port, and the host port when ports are required; 0: to be allocated
/// @param protocol `tcp`, `udp` or `udp,tcp`
/// @param name empty when it has none
public record PortDefinition(
    int port, String protocol, String name, SequencedMap<String, String> labels) {
  public static final PortDefinition DEFAULT =
      new PortDefinition(0, "tcp", "default", new LinkedHashMap<>());

  public PortDefinition {
    labels = Copies.of(labels);
  }

  public PortDefinition withPort(int other) {
    return new PortDefinition(other, protocol, name, labels);
  }
}
