package io.mesocosm.agent.link.docker;

import io.mesocosm.base.json.Json;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.v1.CommandInfo;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.ContainerInfo.DockerInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Volume;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What the engine is asked to make for a task (Mesos 1.11 documentation, "Docker Containerizer").
/// Fields are those of the Engine API's container create; parameters of the task come last and win,
/// as options at the end of a command line do.
///
/// @param task has a Docker container
/// @param env of the process
/// @param sandbox on the host
/// @param limits of resources
/// @param labels by which an agent knows its own
public record ContainerOrder(
    TaskInfo task,
    SequencedMap<String, String> env,
    Path sandbox,
    Limits limits,
    SequencedMap<String, String> labels) {
  /// Where a container finds its sandbox; it is wire (`MESOS_SANDBOX`).
  public static final String SANDBOX = "/mnt/mesos/sandbox";

  private static final String MEMORY = "Memory";
  private static final String SWAP = "MemorySwap";
  private static final String QUOTA = "CpuQuota";
  private static final long NO_QUOTA = -1;

  /// Those that the engine can change while a container runs.
  private static final List<String> LIMITS =
      List.of("CpuShares", "CpuPeriod", QUOTA, "NanoCpus", MEMORY, "MemoryReservation", SWAP);

  private static final int LEAST_SHARES = 2;
  private static final long LEAST_MEMORY = 32L << 20;
  private static final int PERIOD_MICROS = 100_000;
  private static final long LEAST_QUOTA = 1_000;

  /// @param quota whether processors are capped (`--cgroups_enable_cfs`)
  public record Limits(double cpus, long memoryBytes, boolean quota) {}

  /// @throws IllegalArgumentException in words for the task's owner, when it asks for something
  ///   that cannot be told to the engine
  public Json.Obj json() {
    var container = task.getContainer();
    var parameters = Parameters.read(container.getDocker().getParametersList());
    var host = hostConfig(parameters);
    var order = new LinkedHashMap<String, Json>();
    order.put("Image", Json.of(container.getDocker().getImage()));
    order.put("Labels", Json.from(labels));
    var variables = new ArrayList<String>();
    env.forEach((name, value) -> variables.add(name + "=" + value));
    variables.addAll(parameters.env());
    order.put("Env", Json.from(variables));
    if (!container.getHostname().isEmpty()) {
      order.put("Hostname", Json.of(container.getHostname()));
    }
    words(task.getCommand(), order);
    exposePorts(container.getDocker(), order);
    order.putAll(merged(parameters.top()));
    order.put("HostConfig", new Json.Obj(host));
    return new Json.Obj(order);
  }

  /// What of a container's limits is not as ordered, in the words of the Engine API's container
  /// update; empty when all is. Memory is never taken from a container that runs: the kernel would
  /// kill for it (Mesos 1.11 raises the hard limit only, too).
  ///
  /// @throws IllegalArgumentException as [#json] does
  public Json.Obj changes(Inspected container) {
    var wanted = hostConfig(Parameters.read(task.getContainer().getDocker().getParametersList()));
    var changes = new LinkedHashMap<String, Json>();
    for (String limit : LIMITS) {
      long now = container.limit(limit);
      if (wanted.get(limit) instanceof Json.Num number) {
        long then = number.longValue();
        if (limit.equals(MEMORY) ? then > now && now > 0 : then != now) {
          changes.put(limit, number);
        }
      }
    }
    if (container.limit(QUOTA) > 0 && !wanted.containsKey(QUOTA)) {
      changes.put(QUOTA, Json.of(NO_QUOTA));
    }
    if (changes.get(MEMORY) instanceof Json.Num memory
        && container.limit(SWAP) > 0
        && !wanted.containsKey(SWAP)) {
      // The engine refuses more memory than there is memory and swap; so much it gives by itself.
      changes.put(SWAP, Json.of(2 * memory.longValue()));
    }
    return new Json.Obj(changes);
  }

  /// Our own labels are how the container is found again: a task's stand beside them.
  private SequencedMap<String, Json> merged(SequencedMap<String, Json> top) {
    var all = new LinkedHashMap<>(top);
    if (top.get("Labels") instanceof Json.Obj(var theirs)) {
      var both = new LinkedHashMap<>(theirs);
      labels.forEach((name, value) -> both.put(name, Json.of(value)));
      all.put("Labels", new Json.Obj(both));
    }
    return all;
  }

  /// A shell command takes the place of the image's entry point; words go to it.
  private static void words(CommandInfo command, SequencedMap<String, Json> order) {
    if (command.getShell() && command.hasValue()) {
      order.put("Entrypoint", Json.from(List.of("/bin/sh")));
      order.put("Cmd", Json.from(List.of("-c", command.getValue())));
      return;
    }
    var words = new ArrayList<String>();
    if (command.hasValue()) {
      words.add(command.getValue());
    }
    words.addAll(command.getArgumentsList());
    if (!words.isEmpty()) {
      order.put("Cmd", Json.from(words));
    }
  }

  private SequencedMap<String, Json> hostConfig(Parameters parameters) {
    var container = task.getContainer();
    var docker = container.getDocker();
    var host = new LinkedHashMap<String, Json>();
    host.put("CpuShares", Json.of((long) Math.max((int) (1024 * limits.cpus()), LEAST_SHARES)));
    limitProcessors(host);
    limitMemory(host);
    host.put("Privileged", Json.of(docker.getPrivileged()));
    host.put("NetworkMode", Json.of(network(container)));
    var binds = new ArrayList<>(List.of(sandbox + ":" + SANDBOX));
    container.getVolumesList().forEach(volume -> binds.add(bind(volume)));
    binds.addAll(parameters.binds());
    host.put("Binds", Json.from(binds));
    bindPorts(container, host);
    driver(container, host);
    host.putAll(parameters.host());
    return host;
  }

  /// At the task's own limit if it names one, else at its request if that is wanted for all.
  private void limitProcessors(SequencedMap<String, Json> host) {
    double asked = limits.quota() ? limits.cpus() : 0;
    double most = task.containsLimits("cpus") ? limit("cpus") : asked;
    if (most > 0 && Double.isFinite(most)) {
      host.put("CpuPeriod", Json.of((long) PERIOD_MICROS));
      host.put(QUOTA, Json.of(Math.max(LEAST_QUOTA, (long) (most * PERIOD_MICROS))));
    }
  }

  /// A task that names a limit keeps its request when memory is short, and may have more else.
  private void limitMemory(SequencedMap<String, Json> host) {
    if (limits.memoryBytes() <= 0) {
      return;
    }
    long asked = Math.max(limits.memoryBytes(), LEAST_MEMORY);
    if (!task.containsLimits("mem")) {
      host.put(MEMORY, Json.of(asked));
      return;
    }
    host.put("MemoryReservation", Json.of(asked));
    if (Double.isFinite(limit("mem"))) {
      host.put(MEMORY, Json.of(Math.max((long) (limit("mem") * (1 << 20)), asked)));
    }
  }

  private double limit(String name) {
    return task.getLimitsOrThrow(name).getValue();
  }

  private static String network(ContainerInfo container) {
    return switch (container.getDocker().getNetwork()) {
      case HOST -> "host";
      case BRIDGE -> "bridge";
      case NONE -> "none";
      case USER -> {
        if (container.getNetworkInfosCount() != 1 || !container.getNetworkInfos(0).hasName()) {
          throw new IllegalArgumentException(
              "Network USER needs exactly one 'network_infos' with a 'name'");
        }
        yield container.getNetworkInfos(0).getName();
      }
    };
  }

  private String bind(Volume volume) {
    var inside = volume.getContainerPath();
    var from = source(volume);
    var mode = volume.getMode() == Volume.Mode.RO ? "ro" : "rw";
    if (!inside.startsWith("/")) {
      throw new IllegalArgumentException(
          "Volume '%s' is not absolute in its container".formatted(inside));
    }
    return from.isEmpty() ? inside : "%s:%s:%s".formatted(from, inside, mode);
  }

  private String source(Volume volume) {
    if (!volume.hasSource()) {
      var path = volume.getHostPath();
      // The engine takes a relative one for the name of a volume; here it is in the sandbox.
      return path.isEmpty() || path.startsWith("/") ? path : sandbox.resolve(path).toString();
    }
    return switch (volume.getSource().getType()) {
      case HOST_PATH -> volume.getSource().getHostPath().getPath();
      case SANDBOX_PATH ->
          sandbox.resolve(volume.getSource().getSandboxPath().getPath()).toString();
      case DOCKER_VOLUME -> volume.getSource().getDockerVolume().getName();
      case UNKNOWN, SECRET, CSI_VOLUME ->
          throw new IllegalArgumentException(
              "Volume '%s' is of a kind that Docker containers cannot have here: %s"
                  .formatted(volume.getContainerPath(), volume.getSource().getType()));
    };
  }

  private static void driver(ContainerInfo container, SequencedMap<String, Json> host) {
    container.getVolumesList().stream()
        .map(volume -> volume.getSource().getDockerVolume().getDriver())
        .filter(driver -> !driver.isEmpty())
        .findFirst()
        .ifPresent(driver -> host.put("VolumeDriver", Json.of(driver)));
  }

  /// Host ports are the task's own, taken from its offer.
  private void bindPorts(ContainerInfo container, SequencedMap<String, Json> host) {
    var docker = container.getDocker();
    if (docker.getPortMappingsCount() == 0) {
      return;
    }
    switch (docker.getNetwork()) {
      case BRIDGE, USER -> {
        // These have ports of their own.
      }
      case HOST, NONE ->
          throw new IllegalArgumentException(
              "Port mappings need network BRIDGE or USER; this one is " + docker.getNetwork());
    }
    var bindings = new LinkedHashMap<String, Json>();
    var own = ResourceCodec.trusted(task.getResourcesList()).ports();
    for (DockerInfo.PortMapping port : docker.getPortMappingsList()) {
      if (!Ranges.of(port.getHostPort(), port.getHostPort()).minus(own).isEmpty()) {
        throw new IllegalArgumentException(
            "Host port %d is not one of the task's resources; its ports: %s"
                .formatted(port.getHostPort(), own));
      }
      var here = new ArrayList<Json>();
      if (bindings.get(key(port)) instanceof Json.Arr(var before)) {
        here.addAll(before);
      }
      here.add(Json.obj("HostPort", Integer.toString(port.getHostPort())));
      bindings.put(key(port), Json.arr(here));
    }
    host.put("PortBindings", new Json.Obj(bindings));
  }

  private static void exposePorts(DockerInfo docker, SequencedMap<String, Json> order) {
    var exposed = new LinkedHashMap<String, Json>();
    docker.getPortMappingsList().forEach(port -> exposed.put(key(port), Json.Obj.EMPTY));
    if (!exposed.isEmpty()) {
      order.put("ExposedPorts", new Json.Obj(exposed));
    }
  }

  private static String key(DockerInfo.PortMapping port) {
    var protocol = port.hasProtocol() ? port.getProtocol() : "tcp";
    if (!List.of("tcp", "udp").contains(protocol)) {
      throw new IllegalArgumentException(
          "Port mapping of protocol '%s'; allowed: tcp, udp".formatted(protocol));
    }
    return port.getContainerPort() + "/" + protocol;
  }
}
