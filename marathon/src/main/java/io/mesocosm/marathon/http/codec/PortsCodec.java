package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.spec.PortDefinition;
import io.mesocosm.marathon.model.spec.PortMapping;
import io.mesocosm.marathon.model.spec.Ports;
import io.mesocosm.marathon.model.spec.Ports.Network;
import io.mesocosm.marathon.model.spec.Ports.Network.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Networks and ports, with what an app gets that says nothing of them: on the host's network one
/// port named `default`, on others one mapping of that name.
///
/// Port definitions beside another network than the host's are the service ports of the mappings.
final class PortsCodec {
  private static final Map<String, Mode> MODES = new LinkedHashMap<>();
  private static final Map<String, String> PROTOCOLS = new LinkedHashMap<>();

  static {
    MODES.put("container", Mode.CONTAINER);
    MODES.put("container/bridge", Mode.BRIDGE);
    MODES.put("host", Mode.HOST);
    PROTOCOLS.put("tcp", "tcp");
    PROTOCOLS.put("udp", "udp");
    PROTOCOLS.put("udp,tcp", "udp,tcp");
    PROTOCOLS.put("tcp,udp", "udp,tcp");
  }

  private final JsonView app;
  private final ApiDefaults defaults;
  private final List<Network> networks;
  private final List<PortDefinition> definitions;

  PortsCodec(JsonView app, ApiDefaults defaults) {
    this.app = app;
    this.defaults = defaults;
    var given = Fields.objects(app, "networks");
    this.networks =
        given.isEmpty() ? List.of(Network.HOST) : given.stream().map(this::network).toList();
    this.definitions =
        Fields.objects(app, "portDefinitions").stream().map(PortsCodec::definition).toList();
  }

  Ports ports() {
    if (!isHost()) {
      return new Ports(networks, List.of(), false);
    }
    var ports = app.has("portDefinitions") ? definitions : List.of(PortDefinition.DEFAULT);
    return new Ports(networks, ports, Fields.flag(app, "requirePorts", false));
  }

  /// The mappings of the app's container; empty on the host's network, where there are none.
  List<PortMapping> mappings() {
    var container = app.object("container");
    var given = container.flatMap(part -> part.objects("portMappings"));
    if (isHost()) {
      if (given.filter(list -> !list.isEmpty()).isPresent()) {
        container.orElseThrow().refuse("portMappings", "mappings", "nothing on the host's network");
      }
      return List.of();
    }
    return withServicePorts(
        given
            .map(list -> list.stream().map(this::mapping).toList())
            .orElseGet(() -> definitions.isEmpty() ? List.of(empty("default")) : List.of()));
  }

  boolean isHost() {
    return networks.stream().allMatch(network -> network.mode() == Mode.HOST);
  }

  private boolean isBridge() {
    return networks.stream().allMatch(network -> network.mode() == Mode.BRIDGE);
  }

  private Network network(JsonView view) {
    var mode = Fields.spelled(view, "mode", MODES).orElse(Mode.CONTAINER);
    var name = Fields.text(view, "name");
    return new Network(
        mode,
        mode == Mode.CONTAINER && name.isEmpty() ? defaults.networkName() : name,
        Fields.textMap(view, "labels"));
  }

  private static PortDefinition definition(JsonView view) {
    return new PortDefinition(
        Fields.port(view, "port"),
        protocol(view),
        Fields.text(view, "name"),
        Fields.textMap(view, "labels"));
  }

  private PortMapping mapping(JsonView view) {
    var hostPort = view.has("hostPort") ? Optional.of(Fields.port(view, "hostPort")) : absentHost();
    return new PortMapping(
        Fields.port(view, "containerPort"),
        hostPort.orElse(null),
        Fields.port(view, "servicePort"),
        protocol(view),
        Fields.text(view, "name"),
        Fields.textMap(view, "labels"),
        Fields.texts(view, "networkNames"));
  }

  private static String protocol(JsonView view) {
    return Fields.spelled(view, "protocol", PROTOCOLS).orElse("tcp");
  }

  // A bridge shows every port on the host; a container network only those that ask for it.
  private Optional<Integer> absentHost() {
    return isBridge() ? Optional.of(0) : Optional.empty();
  }

  private PortMapping empty(String name) {
    return new PortMapping(
        0, absentHost().orElse(null), 0, "tcp", name, new LinkedHashMap<>(), List.of());
  }

  private List<PortMapping> withServicePorts(List<PortMapping> given) {
    var mappings = new ArrayList<>(given);
    for (int i = 0; i < definitions.size(); i++) {
      var definition = definitions.get(i);
      if (i == mappings.size()) {
        mappings.add(empty(definition.name()));
      }
      if (mappings.get(i).servicePort() == 0) {
        mappings.set(i, mappings.get(i).withServicePort(definition.port()));
      }
    }
    return mappings;
  }

  static Json.Obj json(Network network) {
    var draft = new Draft();
    switch (network.mode()) {
      case HOST -> draft.put("mode", "host");
      case BRIDGE -> draft.put("mode", "container/bridge");
      case CONTAINER -> draft.putIfAny("name", network.name()).put("mode", "container");
    }
    return withLabels(draft, network.labels()).json();
  }

  static Json.Obj json(PortDefinition port) {
    return withLabels(new Draft(), port.labels())
        .putIfAny("name", port.name())
        .put("port", port.port())
        .put("protocol", port.protocol())
        .json();
  }

  static Json.Obj json(PortMapping port) {
    return new Draft()
        .put("containerPort", port.containerPort())
        .putIfSet("hostPort", port.hostPort(), Json::from)
        .putTexts("labels", port.labels())
        .putIfAny("name", port.name())
        .putIfAny("networkNames", port.networkNames(), Json::of)
        .put("protocol", port.protocol())
        .put("servicePort", port.servicePort())
        .json();
  }

  private static Draft withLabels(Draft draft, SequencedMap<String, String> labels) {
    return labels.isEmpty() ? draft : draft.putTexts("labels", labels);
  }
}
