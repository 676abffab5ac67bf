package io.mesocosm.agent.link.docker;

import io.mesocosm.agent.link.docker.options.Draft;
import io.mesocosm.base.json.Json;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.ContainerInfo.DockerInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import java.util.List;

/// The network of a task's container, and which of its ports are the machine's as well.
record Network(TaskInfo task) {
  void say(Draft draft) {
    draft.host("NetworkMode", Json.of(mode(task.getContainer())));
    var docker = task.getContainer().getDocker();
    if (docker.getPortMappingsCount() == 0) {
      return;
    }
    switch (docker.getNetwork()) {
      case BRIDGE, USER -> docker.getPortMappingsList().forEach(port -> map(port, draft));
      case HOST, NONE ->
          throw new IllegalArgumentException(
              "Port mappings need network BRIDGE or USER; this one is " + docker.getNetwork());
    }
  }

  private static String mode(ContainerInfo container) {
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

  /// Host ports are the task's own, taken from its offer.
  private void map(DockerInfo.PortMapping port, Draft draft) {
    var own = ResourceCodec.trusted(task.getResourcesList()).ports();
    if (!Ranges.of(port.getHostPort(), port.getHostPort()).minus(own).isEmpty()) {
      throw new IllegalArgumentException(
          "Host port %d is not one of the task's resources; its ports: %s"
              .formatted(port.getHostPort(), own));
    }
    draft.bind(key(port), Json.obj("HostPort", Integer.toString(port.getHostPort())));
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
