package io.mesocosm.agent.link.docker;

import io.mesocosm.base.json.Json;
import io.mesocosm.protocol.v1.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// `parameters` of a Docker container: long options of `docker run`, in the words of the Engine
/// API. Those that are not listed here cannot be said to the engine without its own program.
final class Parameters {
  private static final Map<String, String> TOP_TEXTS =
      Map.of(
          "hostname", "Hostname",
          "domainname", "Domainname",
          "user", "User",
          "workdir", "WorkingDir",
          "stop-signal", "StopSignal",
          "mac-address", "MacAddress");

  private static final Map<String, String> HOST_TEXTS =
      Map.of(
          "pid", "PidMode",
          "ipc", "IpcMode",
          "uts", "UTSMode",
          "userns", "UsernsMode",
          "cgroup-parent", "CgroupParent",
          "cpuset-cpus", "CpusetCpus",
          "runtime", "Runtime",
          "volume-driver", "VolumeDriver");

  private static final Map<String, String> HOST_LISTS =
      Map.of(
          "add-host", "ExtraHosts",
          "cap-add", "CapAdd",
          "cap-drop", "CapDrop",
          "dns", "Dns",
          "dns-search", "DnsSearch",
          "dns-option", "DnsOptions",
          "group-add", "GroupAdd",
          "security-opt", "SecurityOpt",
          "link", "Links",
          "volumes-from", "VolumesFrom");

  private static final Map<String, String> HOST_FLAGS =
      Map.of(
          "privileged", "Privileged",
          "read-only", "ReadonlyRootfs",
          "init", "Init",
          "oom-kill-disable", "OomKillDisable");

  private static final Map<String, String> HOST_NUMBERS =
      Map.of("oom-score-adj", "OomScoreAdj", "pids-limit", "PidsLimit", "cpu-shares", "CpuShares");

  private static final Map<String, String> HOST_BYTES =
      Map.of(
          "shm-size", "ShmSize",
          "memory", "Memory",
          "memory-swap", "MemorySwap",
          "memory-reservation", "MemoryReservation");

  private static final Map<String, String> HOST_MAPS =
      Map.of("sysctl", "Sysctls", "storage-opt", "StorageOpt");

  private final SequencedMap<String, Json> top = new LinkedHashMap<>();
  private final SequencedMap<String, Json> host = new LinkedHashMap<>();
  private final List<String> env = new ArrayList<>();
  private final List<String> binds = new ArrayList<>();

  /// @throws IllegalArgumentException naming the parameter that the engine cannot be told
  static Parameters read(List<Parameter> wire) {
    var all = new Parameters();
    for (Parameter one : wire) {
      all.take(one.getKey(), one.getValue());
    }
    return all;
  }

  private void take(String key, String value) {
    var topText = Optional.ofNullable(TOP_TEXTS.get(key));
    var hostText = Optional.ofNullable(HOST_TEXTS.get(key));
    var hostList = Optional.ofNullable(HOST_LISTS.get(key));
    var hostMap = Optional.ofNullable(HOST_MAPS.get(key));
    if (topText.isPresent()) {
      top.put(topText.get(), Json.of(value));
    } else if (hostText.isPresent()) {
      host.put(hostText.get(), Json.of(value));
    } else if (hostList.isPresent()) {
      append(hostList.get(), Json.of(value));
    } else if (hostMap.isPresent()) {
      putInto(host, hostMap.get(), value);
    } else if (!takeScalar(key, value)) {
      takeSpecial(key, value);
    }
  }

  private boolean takeScalar(String key, String value) {
    if (HOST_FLAGS.containsKey(key)) {
      host.put(String.valueOf(HOST_FLAGS.get(key)), Json.of(flag(key, value)));
    } else if (HOST_NUMBERS.containsKey(key)) {
      host.put(String.valueOf(HOST_NUMBERS.get(key)), Json.of(Quantity.number(key, value)));
    } else if (HOST_BYTES.containsKey(key)) {
      host.put(String.valueOf(HOST_BYTES.get(key)), Json.of(Quantity.bytes(key, value)));
    } else {
      return false;
    }
    return true;
  }

  private static boolean flag(String key, String value) {
    return switch (value) {
      case "", "true", "1" -> true;
      case "false", "0" -> false;
      default ->
          throw new IllegalArgumentException(
              "Docker parameter '%s' is '%s'; allowed: true, false".formatted(key, value));
    };
  }

  private void takeSpecial(String key, String value) {
    switch (key) {
      case "env" -> env.add(value);
      case "volume" -> binds.add(value);
      case "label" -> putInto(top, "Labels", value);
      case "entrypoint" -> top.put("Entrypoint", Json.arr(List.of(Json.of(value))));
      case "cpus" -> host.put("NanoCpus", Json.of(Quantity.billionths(key, value)));
      case "tmpfs" -> putInto(host, "Tmpfs", value.replaceFirst(":", "="));
      case "device" -> append("Devices", device(value));
      case "ulimit" -> append("Ulimits", Quantity.ulimit(value));
      case "log-driver" -> host.put("LogConfig", log().with("Type", Json.of(value)));
      case "log-opt" -> {
        var inner = new LinkedHashMap<String, Json>();
        log().get("Config").ifPresent(old -> inner.putAll(((Json.Obj) old).fields()));
        putPair(inner, value);
        host.put("LogConfig", log().with("Config", new Json.Obj(inner)));
      }
      default ->
          throw new IllegalArgumentException(
              "Docker parameter '%s' is not one this agent can pass to the engine".formatted(key));
    }
  }

  private Json.Obj log() {
    return host.get("LogConfig") instanceof Json.Obj old ? old : Json.Obj.EMPTY;
  }

  private static Json device(String value) {
    var parts = value.split(":", 3);
    return Json.obj(
        "PathOnHost",
        parts[0],
        "PathInContainer",
        parts.length > 1 ? parts[1] : parts[0],
        "CgroupPermissions",
        parts.length > 2 ? parts[2] : "rwm");
  }

  private void append(String name, Json value) {
    var items = new ArrayList<Json>();
    if (host.get(name) instanceof Json.Arr(var before)) {
      items.addAll(before);
    }
    items.add(value);
    host.put(name, Json.arr(items));
  }

  private static void putInto(SequencedMap<String, Json> where, String name, String pair) {
    var inner = new LinkedHashMap<String, Json>();
    if (where.get(name) instanceof Json.Obj(var before)) {
      inner.putAll(before);
    }
    putPair(inner, pair);
    where.put(name, new Json.Obj(inner));
  }

  /// `key=value`; a key alone has an empty value.
  private static void putPair(SequencedMap<String, Json> where, String pair) {
    int equals = pair.indexOf('=');
    where.put(
        equals < 0 ? pair : pair.substring(0, equals),
        Json.of(equals < 0 ? "" : pair.substring(equals + 1)));
  }

  /// Fields beside the image.
  SequencedMap<String, Json> top() {
    return top;
  }

  /// Fields of `HostConfig`.
  SequencedMap<String, Json> host() {
    return host;
  }

  /// `NAME=value` of each variable.
  List<String> env() {
    return env;
  }

  List<String> binds() {
    return binds;
  }
}
