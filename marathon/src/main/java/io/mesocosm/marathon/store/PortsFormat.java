package io.mesocosm.marathon.store;

import io.mesocosm.marathon.model.spec.PortDefinition;
import io.mesocosm.marathon.model.spec.Ports;

/// [Ports] as stored.
final class PortsFormat {
  private PortsFormat() {}

  static Out write(Ports ports) {
    return new Out()
        .list("networks", ports.networks(), PortsFormat::network)
        .list("definitions", ports.definitions(), PortsFormat::definition)
        .flag("required", ports.required());
  }

  private static Out network(Ports.Network network) {
    return new Out()
        .word("mode", network.mode())
        .text("name", network.name())
        .map("labels", network.labels());
  }

  private static Out definition(PortDefinition one) {
    return new Out()
        .number("port", one.port())
        .text("protocol", one.protocol())
        .text("name", one.name())
        .map("labels", one.labels());
  }

  static Ports read(In in) {
    return new Ports(
        in.list(
            "networks",
            one ->
                new Ports.Network(
                    one.word("mode", Ports.Network.Mode.class),
                    one.text("name"),
                    one.map("labels"))),
        in.list(
            "definitions",
            one ->
                new PortDefinition(
                    one.integer("port"),
                    one.text("protocol"),
                    one.text("name"),
                    one.map("labels"))),
        in.flag("required"));
  }
}
