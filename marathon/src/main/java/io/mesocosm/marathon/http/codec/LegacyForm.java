package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Input of Marathon before 1.5 in today's form: `ports`, `uris`, `ipAddress` and the network of
/// the Docker part become `portDefinitions`, `fetch`, `networks` and `portMappings`.
///
/// What is said twice in two forms that cannot both hold is refused. Fields that are null are gone
/// afterwards: null means absent.
final class LegacyForm {
  // Names of files that `uris` always unpacked.
  private static final Pattern ARCHIVE =
      Pattern.compile(".*\\.(tar|tar\\.gz|tar\\.bz2|tar\\.xz|gz|tgz|tbz2|txz|zip)");

  private final JsonView raw;
  private final ApiDefaults defaults;
  private final SequencedMap<String, Json> fields = new LinkedHashMap<>();

  private LegacyForm(JsonView raw, ApiDefaults defaults) {
    this.raw = raw;
    this.defaults = defaults;
  }

  /// The fields that `raw` holds, in today's form.
  static Json.Obj modern(JsonView raw, ApiDefaults defaults) {
    var form = new LegacyForm(raw, defaults);
    raw.names().forEach(name -> raw.get(name).ifPresent(value -> form.fields.put(name, value)));
    form.command();
    form.fetch();
    form.ports();
    form.networks();
    form.fields.keySet().removeAll(List.of("uris", "ports", "ipAddress", "storeUrls"));
    return new Json.Obj(form.fields);
  }

  // Pages and clients send `args: []` beside a command.
  private void command() {
    if (!Fields.holds(raw, "args")) {
      fields.remove("args");
    } else if (raw.text("cmd").isPresent()) {
      raw.refuse("cmd and args", "either cmd or args");
    }
  }

  private void fetch() {
    if (!Fields.holds(raw, "uris")) {
      return;
    }
    if (Fields.holds(raw, "fetch")) {
      raw.refuse("uris", "uris and fetch", "either fetch or uris");
    }
    fields.put(
        "fetch",
        Json.arr(
            Fields.texts(raw, "uris").stream()
                .map(uri -> Json.obj("uri", uri, "extract", isArchive(uri)))
                .toList()));
  }

  private static boolean isArchive(String uri) {
    return ARCHIVE.matcher(uri.toLowerCase(Locale.ROOT)).matches();
  }

  private void ports() {
    if (raw.get("ports").isEmpty()) {
      return;
    }
    if (Fields.holds(raw, "ports") && Fields.holds(raw, "portDefinitions")) {
      raw.refuse("ports", "ports and portDefinitions", "either portDefinitions or ports");
    }
    if (Fields.holds(raw, "ports") || !raw.has("portDefinitions")) {
      fields.put("portDefinitions", definitions());
    }
  }

  private Json definitions() {
    var definitions = new ArrayList<Json>();
    if (raw.get("ports").orElseThrow() instanceof Json.Arr(var items)) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof Json.Num port) {
          definitions.add(Json.obj("port", port, "protocol", "tcp"));
        } else {
          raw.refuse("ports(" + i + ")", "no number", "a whole number");
        }
      }
    } else {
      raw.refuse("ports", "no list", "a list");
    }
    return Json.arr(definitions);
  }

  private void networks() {
    var container = raw.object("container");
    var docker = container.flatMap(part -> part.object("docker"));
    var network = docker.flatMap(part -> part.text("network"));
    if (network.isPresent()) {
      fromDocker(docker.orElseThrow(), network.get());
    } else if (raw.has("ipAddress")) {
      fromAddress();
    }
    if (docker.isPresent()) {
      container(container.orElseThrow(), docker.get());
    } else if (raw.has("ipAddress")) {
      discoveredPorts(container.map(JsonView::json).orElse(Json.Obj.EMPTY));
    }
  }

  private void fromDocker(JsonView docker, String network) {
    if (Fields.holds(raw, "networks")) {
      docker.refuse("network", network, "nothing when networks is given");
      return;
    }
    switch (network.toUpperCase(Locale.ROOT)) {
      case "HOST" -> fields.put("networks", networks("host", "", Json.Obj.EMPTY));
      case "BRIDGE" -> fields.put("networks", networks("container/bridge", "", Json.Obj.EMPTY));
      case "USER" -> fields.put("networks", namedNetwork());
      default -> docker.refuse("network", network, "one of HOST, BRIDGE, USER");
    }
  }

  private void fromAddress() {
    if (Fields.holds(raw, "networks")) {
      raw.refuse("ipAddress", "ipAddress and networks", "either networks or ipAddress");
      return;
    }
    if (Fields.holds(raw, "ports") || Fields.holds(raw, "portDefinitions")) {
      raw.refuse("ipAddress", "ipAddress and ports", "ports inside ipAddress/discovery");
    }
    fields.put("networks", namedNetwork());
  }

  private Json namedNetwork() {
    var address = raw.object("ipAddress");
    var name = address.flatMap(part -> part.text("networkName")).orElse("");
    var labels = address.flatMap(part -> part.map("labels")).orElseGet(LinkedHashMap::new);
    return name.equals(defaults.bridgeName())
        ? networks("container/bridge", "", new Json.Obj(labels))
        : networks("container", name, new Json.Obj(labels));
  }

  private static Json networks(String mode, String name, Json.Obj labels) {
    var network = new Draft().put("mode", mode).putIfAny("name", name);
    return Json.arr(
        List.of(labels.fields().isEmpty() ? network.json() : network.put("labels", labels).json()));
  }

  // Docker's own port mappings move up to the container; its network is said elsewhere now.
  private void container(JsonView container, JsonView docker) {
    var moved = new LinkedHashMap<>(container.json().fields());
    var inner = new LinkedHashMap<>(docker.json().fields());
    inner.remove("network");
    inner.remove("portMappings");
    moved.put("docker", new Json.Obj(inner));
    docker
        .get("portMappings")
        .ifPresent(mappings -> {
          if (Fields.holds(container, "portMappings") && Fields.holds(docker, "portMappings")) {
            docker.refuse("portMappings", "both", "nothing when container/portMappings is given");
          }
          if (!Fields.holds(container, "portMappings")) {
            moved.put("portMappings", mappings);
          }
        });
    fields.put("container", new Json.Obj(moved));
  }

  private void discoveredPorts(Json.Obj container) {
    var ports =
        raw.object("ipAddress")
            .flatMap(address -> address.object("discovery"))
            .map(discovery -> Fields.objects(discovery, "ports"))
            .orElse(List.of());
    if (ports.isEmpty() || container.get("portMappings").isPresent()) {
      return;
    }
    var mappings = Json.arr(ports.stream().map(LegacyForm::mapping).toList());
    var grown = container.with("portMappings", mappings);
    fields.put(
        "container", grown.get("type").isPresent() ? grown : grown.with("type", Json.of("MESOS")));
  }

  private static Json mapping(JsonView port) {
    var mapping = new Draft();
    port.get("number").ifPresent(number -> mapping.put("containerPort", number));
    for (String name : List.of("name", "protocol", "labels")) {
      port.get(name).ifPresent(value -> mapping.put(name, value));
    }
    return mapping.json();
  }
}
