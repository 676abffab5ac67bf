package io.mesocosm.marathon.http.validation;

import io.mesocosm.marathon.model.spec.Container.Engine;
import io.mesocosm.marathon.model.spec.PortDefinition;
import io.mesocosm.marathon.model.spec.PortMapping;
import io.mesocosm.marathon.model.spec.Ports.Network;
import io.mesocosm.marathon.model.spec.Ports.Network.Mode;
import io.mesocosm.marathon.model.spec.RunSpec;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rules of networks, port definitions and port mappings (Marathon 1.11).
final class NetworkRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9_]{0,61}[a-z0-9])?");

  private NetworkRules() {}

  static void check(Problems problems, RunSpec spec) {
    networks(problems.in("networks"), spec);
    definitions(problems.in("portDefinitions"), spec.ports().definitions());
    mappings(problems.in("container").in("portMappings"), spec);
  }

  private static void networks(Problems problems, RunSpec spec) {
    var networks = spec.ports().networks();
    var modes = networks.stream().map(Network::mode).distinct().toList();
    problems.refuseIf(modes.size() > 1, modes, "one mode for all networks");
    problems.refuseIf(
        networks.size() > 1
            && (modes.equals(List.of(Mode.HOST)) || modes.equals(List.of(Mode.BRIDGE))),
        networks.size() + " networks",
        "one network, unless all are container networks");
    problems.refuseIf(
        networks.size() > 1 && isDocker(spec),
        networks.size() + " networks",
        "one network with the Docker engine");
    var names = new HashSet<String>();
    for (int i = 0; i < networks.size(); i++) {
      var network = networks.get(i);
      var name = problems.at(i).in("name");
      if (network.mode() == Mode.CONTAINER) {
        name.refuseIf(
            !NAME.matcher(network.name()).matches(),
            network.name(),
            "a name of at most 63 lower-case letters, digits, inner dashes and underscores");
        name.refuseIf(!names.add(network.name()), network.name(), "a name that occurs once");
      } else {
        name.refuseIf(
            !network.name().isEmpty(), network.name(), "nothing but on container networks");
      }
    }
  }

  private static boolean isDocker(RunSpec spec) {
    var container = spec.container();
    return container != null && container.engine() == Engine.DOCKER;
  }

  private static void definitions(Problems problems, List<PortDefinition> definitions) {
    var ports = definitions.stream().map(PortDefinition::port).filter(port -> port != 0).toList();
    problems.refuseIf(hasTwice(ports.stream()), ports, "each port once");
    names(problems, definitions.stream().map(PortDefinition::name).toList());
  }

  private static void names(Problems problems, List<String> all) {
    var names = all.stream().filter(name -> !name.isEmpty()).toList();
    problems.refuseIf(hasTwice(names.stream()), names, "each port name once");
  }

  private static boolean hasTwice(Stream<?> values) {
    var seen = new HashSet<Object>();
    return !values.allMatch(seen::add);
  }

  private static void mappings(Problems problems, RunSpec spec) {
    var mappings = spec.mappings();
    var names = spec.ports().networks().stream().map(Network::name).toList();
    names(problems, mappings.stream().map(PortMapping::name).toList());
    for (int i = 0; i < mappings.size(); i++) {
      var mapping = mappings.get(i);
      var at = problems.at(i).in("networkNames");
      at.refuseIf(
          !names.containsAll(mapping.networkNames()),
          mapping.networkNames(),
          "names of the app's networks");
      at.refuseIf(
          names.size() > 1 && mapping.hostPort() != null && mapping.networkNames().size() != 1,
          mapping.networkNames(),
          "exactly one network for a host port when there are several");
    }
  }
}
