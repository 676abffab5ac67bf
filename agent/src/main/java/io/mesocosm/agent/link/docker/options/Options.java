package io.mesocosm.agent.link.docker.options;

import static io.mesocosm.agent.link.docker.options.Option.address;
import static io.mesocosm.agent.link.docker.options.Option.anyway;
import static io.mesocosm.agent.link.docker.options.Option.endpointList;
import static io.mesocosm.agent.link.docker.options.Option.healthTime;
import static io.mesocosm.agent.link.docker.options.Option.host;
import static io.mesocosm.agent.link.docker.options.Option.hostBytes;
import static io.mesocosm.agent.link.docker.options.Option.hostFlag;
import static io.mesocosm.agent.link.docker.options.Option.hostList;
import static io.mesocosm.agent.link.docker.options.Option.hostNumber;
import static io.mesocosm.agent.link.docker.options.Option.hostPair;
import static io.mesocosm.agent.link.docker.options.Option.top;
import static io.mesocosm.agent.link.docker.options.Option.topFlag;
import static io.mesocosm.agent.link.docker.options.Option.topNumber;
import static io.mesocosm.agent.link.docker.options.Option.topPair;
import static java.util.Map.entry;

import io.mesocosm.base.json.Json;
import io.mesocosm.protocol.v1.Parameter;
import java.util.List;
import java.util.Map;

/// The long options of `docker run` (its reference, of Docker 20.10): each is said to the engine,
/// or refused by name.
public final class Options {
  private static final String LOG = "LogConfig";
  private static final String HEALTH = "Healthcheck";
  private static final List<String> RESTARTS =
      List.of("no", "always", "unless-stopped", "on-failure");

  private static final Map<String, Option> KNOWN =
      Map.ofEntries(
          entry("add-host", hostList("ExtraHosts")),
          entry("blkio-weight", hostNumber("BlkioWeight")),
          entry("blkio-weight-device", Devices.weight()),
          entry("cap-add", hostList("CapAdd")),
          entry("cap-drop", hostList("CapDrop")),
          entry("cgroup-parent", host("CgroupParent")),
          entry("cgroupns", host("CgroupnsMode")),
          entry("cpu-period", hostNumber("CpuPeriod")),
          entry("cpu-quota", hostNumber("CpuQuota")),
          entry("cpu-rt-period", hostNumber("CpuRealtimePeriod")),
          entry("cpu-rt-runtime", hostNumber("CpuRealtimeRuntime")),
          entry("cpu-shares", hostNumber("CpuShares")),
          entry("cpus", Options::cpus),
          entry("cpuset-cpus", host("CpusetCpus")),
          entry("cpuset-mems", host("CpusetMems")),
          entry("device", Devices::device),
          entry("device-cgroup-rule", hostList("DeviceCgroupRules")),
          entry("device-read-bps", Devices.bytes("BlkioDeviceReadBps")),
          entry("device-read-iops", Devices.times("BlkioDeviceReadIOps")),
          entry("device-write-bps", Devices.bytes("BlkioDeviceWriteBps")),
          entry("device-write-iops", Devices.times("BlkioDeviceWriteIOps")),
          entry("disable-content-trust", anyway()),
          entry("dns", hostList("Dns")),
          entry("dns-opt", hostList("DnsOptions")),
          entry("dns-option", hostList("DnsOptions")),
          entry("dns-search", hostList("DnsSearch")),
          entry("domainname", top("Domainname")),
          entry("entrypoint", Options::entrypoint),
          entry("env", Options::env),
          entry("env-file", PairFiles::env),
          entry("expose", Ports::expose),
          entry("gpus", Devices::gpus),
          entry("group-add", hostList("GroupAdd")),
          entry("health-cmd", Options::healthCommand),
          entry("health-interval", healthTime("Interval")),
          entry("health-retries", Options::healthRetries),
          entry("health-start-period", healthTime("StartPeriod")),
          entry("health-timeout", healthTime("Timeout")),
          entry("hostname", top("Hostname")),
          entry("init", hostFlag("Init")),
          entry("interactive", topFlag("OpenStdin")),
          entry("ip", address("IPv4Address")),
          entry("ip6", address("IPv6Address")),
          entry("ipc", host("IpcMode")),
          entry("isolation", host("Isolation")),
          entry("kernel-memory", hostBytes("KernelMemory")),
          entry("label", topPair("Labels")),
          entry("label-file", PairFiles::labels),
          entry("link", hostList("Links")),
          entry("link-local-ip", Options::linkLocal),
          entry("log-driver", (_, value, draft) -> draft.putHost(LOG, "Type", Json.of(value))),
          entry("log-opt", Options::logOption),
          entry("mac-address", top("MacAddress")),
          entry("memory", hostBytes("Memory")),
          entry("memory-reservation", hostBytes("MemoryReservation")),
          entry("memory-swap", hostBytes("MemorySwap")),
          entry("memory-swappiness", hostNumber("MemorySwappiness")),
          entry("mount", Mounts::mount),
          entry("net", Options::network),
          entry("net-alias", endpointList("Aliases")),
          entry("network", Options::network),
          entry("network-alias", endpointList("Aliases")),
          entry("no-healthcheck", Options::noHealthCheck),
          entry("oom-kill-disable", hostFlag("OomKillDisable")),
          entry("oom-score-adj", hostNumber("OomScoreAdj")),
          entry("pid", host("PidMode")),
          entry("pids-limit", hostNumber("PidsLimit")),
          entry("privileged", hostFlag("Privileged")),
          entry("publish", Ports::publish),
          entry("publish-all", hostFlag("PublishAllPorts")),
          entry("read-only", hostFlag("ReadonlyRootfs")),
          entry("restart", Options::restart),
          // The agent removes it, after a while.
          entry("rm", anyway()),
          entry("runtime", host("Runtime")),
          entry("security-opt", Security::option),
          entry("shm-size", hostBytes("ShmSize")),
          entry("stop-signal", top("StopSignal")),
          entry("stop-timeout", topNumber("StopTimeout")),
          entry("storage-opt", hostPair("StorageOpt")),
          entry("sysctl", hostPair("Sysctls")),
          entry("tmpfs", Mounts::tmpfs),
          entry("tty", topFlag("Tty")),
          entry("ulimit", (_, value, draft) -> draft.addHost("Ulimits", Quantity.ulimit(value))),
          entry("user", top("User")),
          entry("userns", host("UsernsMode")),
          entry("uts", host("UTSMode")),
          entry("volume", hostList("Binds")),
          entry("volume-driver", host("VolumeDriver")),
          entry("volumes-from", hostList("VolumesFrom")),
          entry("workdir", top("WorkingDir")));

  private static final String NO_CLIENT = "no client of Docker stands between agent and engine";

  /// Options that mean nothing here, and why.
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          entry("attach", NO_CLIENT),
          entry("cidfile", NO_CLIENT),
          entry("detach", NO_CLIENT),
          entry("detach-keys", NO_CLIENT),
          entry("sig-proxy", NO_CLIENT),
          entry("name", "the agent finds its containers again by the names it gives them"),
          entry("platform", "the image is of the agent's platform"),
          entry("pull", "'forcePullImage' of the task says when an image is fetched"));

  private Options() {}

  /// Says a task's parameters, in their order.
  ///
  /// @throws IllegalArgumentException naming the parameter that the engine cannot be told, and why
  public static void say(List<Parameter> parameters, Draft draft) {
    for (Parameter one : parameters) {
      option(one.getKey()).say(one.getKey(), one.getValue(), draft);
    }
  }

  private static Option option(String key) {
    var why = REFUSED.get(key);
    if (why != null) {
      throw new IllegalArgumentException("Docker parameter '%s': %s".formatted(key, why));
    }
    var known = KNOWN.get(key);
    if (known == null) {
      throw new IllegalArgumentException(
          "Docker parameter '%s' is not an option of 'docker run' that this agent knows"
              .formatted(key));
    }
    return known;
  }

  /// The engine takes a count of processors or a quota, not both.
  private static void cpus(String key, String value, Draft draft) {
    draft.withdraw("CpuPeriod");
    draft.withdraw("CpuQuota");
    draft.host("NanoCpus", Json.of(Quantity.billionths(key, value)));
  }

  private static void entrypoint(String key, String value, Draft draft) {
    draft.top("Entrypoint", Json.arr(List.of(Json.of(value))));
  }

  /// A name alone would be taken from the client's surroundings, and here is none.
  private static void env(String key, String value, Draft draft) {
    if (value.indexOf('=') > 0) {
      draft.addTop("Env", Json.of(value));
    }
  }

  private static void healthCommand(String key, String value, Draft draft) {
    draft.putTop(HEALTH, "Test", Json.from(List.of("CMD-SHELL", value)));
  }

  private static void healthRetries(String key, String value, Draft draft) {
    draft.putTop(HEALTH, "Retries", Json.of(Quantity.number(key, value)));
  }

  private static void noHealthCheck(String key, String value, Draft draft) {
    if (Quantity.flag(key, value)) {
      draft.top(HEALTH, Json.obj("Test", List.of("NONE")));
    }
  }

  private static void linkLocal(String key, String value, Draft draft) {
    draft.putEndpoint("IPAMConfig", "LinkLocalIPs", Json.from(List.of(value)));
  }

  private static void logOption(String key, String value, Draft draft) {
    var all = new Draft();
    if (draft.host().get(LOG).orElse(Json.NULL) instanceof Json.Obj log
        && log.get("Config").orElse(Json.NULL) instanceof Json.Obj(var before)) {
      before.forEach((name, had) -> all.putHost("Config", name, had));
    }
    all.putHost("Config", Option.left(value), Json.of(Option.right(value)));
    draft.putHost(LOG, "Config", all.host().get("Config").orElse(Json.Obj.EMPTY));
  }

  private static void network(String key, String value, Draft draft) {
    if (value.indexOf('=') >= 0 || value.indexOf(',') >= 0) {
      throw Quantity.wrong(
          key, value, "the name of one network; its address and aliases are other parameters");
    }
    draft.host("NetworkMode", Json.of(value));
  }

  /// `on-failure:3`.
  private static void restart(String key, String value, Draft draft) {
    int colon = value.indexOf(':');
    var name = colon < 0 ? value : value.substring(0, colon);
    if (!RESTARTS.contains(name) || (colon >= 0 && !name.equals("on-failure"))) {
      throw Quantity.wrong(key, value, String.join(", ", RESTARTS) + "[:times]");
    }
    long most = colon < 0 ? 0 : Quantity.number(key, value.substring(colon + 1));
    draft.host("RestartPolicy", Json.obj("Name", name, "MaximumRetryCount", most));
  }
}
