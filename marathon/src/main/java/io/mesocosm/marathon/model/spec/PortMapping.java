package io.mesocosm.marathon.model.spec;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A port of a container, and how the host shows it.
///
/// @param containerPort 0: the same as the host port
/// @param hostPort 0: any of the offer; null: not shown on the host
/// @param servicePort 0: to be allocated
/// @param protocol `tcp`, `udp` or `udp,tcp`
/// @param name empty when it has none
/// @param networkNames the container networks it belongs to; empty: the only one
public record PortMapping(
    int containerPort,
    @Nullable Integer hostPort,
    int servicePort,
    String protocol,
    String name,
    SequencedMap<String, String> labels,
    List<String> networkNames) {

  public PortMapping {
    labels = Copies.of(labels);
    networkNames = List.copyOf(networkNames);
  }

  public PortMapping withServicePort(int other) {
    return new PortMapping(containerPort, hostPort, other, protocol, name, labels, networkNames);
  }
}
