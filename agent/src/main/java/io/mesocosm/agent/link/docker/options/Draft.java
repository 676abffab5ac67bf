package io.mesocosm.agent.link.docker.options;

import io.mesocosm.base.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A container to be ordered, piece by piece: what is said later wins, lists and maps grow. Names
/// are those of the Engine API's container create.
public final class Draft {
  private static final String MODE = "NetworkMode";
  private static final String LINKS = "Links";
  private static final List<String> ENGINES_OWN = List.of("host", "none", "bridge", "default", "");

  private final SequencedMap<String, Json> top = new LinkedHashMap<>();
  private final SequencedMap<String, Json> host = new LinkedHashMap<>();
  private final SequencedMap<String, Json> endpoint = new LinkedHashMap<>();

  /// A field beside the image.
  public void top(String name, Json value) {
    top.put(name, value);
  }

  /// One more in a list beside the image.
  public void addTop(String name, Json value) {
    add(top, name, value);
  }

  /// `key=value` in a map beside the image.
  public void putTop(String name, String key, Json value) {
    put(top, name, key, value);
  }

  /// A field of `HostConfig`.
  public void host(String name, Json value) {
    host.put(name, value);
  }

  /// One more in a list of `HostConfig`.
  public void addHost(String name, Json value) {
    add(host, name, value);
  }

  /// `key=value` in a map of `HostConfig`.
  public void putHost(String name, String key, Json value) {
    put(host, name, key, value);
  }

  /// What was said before of this field of `HostConfig` holds no longer.
  void withdraw(String name) {
    host.remove(name);
  }

  /// The port of a container at a port of the host.
  ///
  /// @param port `80/tcp`
  public void bind(String port, Json at) {
    put(top, "ExposedPorts", port, Json.Obj.EMPTY);
    var places = new ArrayList<Json>();
    if (host.get("PortBindings") instanceof Json.Obj before
        && before.get(port).orElse(Json.NULL) instanceof Json.Arr(var more)) {
      places.addAll(more);
    }
    places.add(at);
    put(host, "PortBindings", port, Json.arr(places));
  }

  /// One more in a list of how it lives in its network.
  void addEndpoint(String name, String value) {
    add(endpoint, name, Json.of(value));
  }

  /// `key=value` in a map of how it lives in its network.
  void putEndpoint(String name, String key, Json value) {
    put(endpoint, name, key, value);
  }

  private static void add(SequencedMap<String, Json> where, String name, Json value) {
    var items = new ArrayList<Json>();
    if (where.get(name) instanceof Json.Arr(var before)) {
      items.addAll(before);
    }
    items.add(value);
    where.put(name, Json.arr(items));
  }

  private static void put(SequencedMap<String, Json> where, String name, String key, Json value) {
    var inner = new LinkedHashMap<String, Json>();
    if (where.get(name) instanceof Json.Obj(var before)) {
      inner.putAll(before);
    }
    inner.put(key, value);
    where.put(name, new Json.Obj(inner));
  }

  /// All of `HostConfig`.
  public Json.Obj host() {
    return new Json.Obj(new LinkedHashMap<>(host));
  }

  /// The whole order.
  public Json.Obj json() {
    var all = new LinkedHashMap<>(top);
    all.put("HostConfig", host());
    var network = host.get(MODE) instanceof Json.Str(var name) ? name : "";
    var there = new LinkedHashMap<>(endpoint);
    boolean isOfUser = !ENGINES_OWN.contains(network) && !network.startsWith("container:");
    if (isOfUser && host.get(LINKS) instanceof Json.Arr links) {
      // On a network of its own the engine reads links there.
      there.put(LINKS, links);
    }
    if (!there.isEmpty()) {
      var networks = Json.obj(network, new Json.Obj(there));
      all.put("NetworkingConfig", Json.obj("EndpointsConfig", networks));
    }
    return new Json.Obj(all);
  }
}
