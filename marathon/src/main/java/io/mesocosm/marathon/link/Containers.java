package io.mesocosm.marathon.link;

import io.mesocosm.marathon.core.placement.LaunchOrder;
import io.mesocosm.marathon.core.placement.TaskPorts;
import io.mesocosm.marathon.model.spec.Container;
import io.mesocosm.marathon.model.spec.Ports.Network;
import io.mesocosm.marathon.model.spec.RunSpec;
import io.mesocosm.marathon.model.spec.Volume;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.Image;
import io.mesocosm.protocol.v1.NetworkInfo;
import java.util.List;
import java.util.Optional;

/// The container of a task, on the wire (Marathon 1.11, containers and networks). Pure.
final class Containers {
  private Containers() {}

  static boolean hasImage(RunSpec spec) {
    var container = spec.container();
    return container != null && container.image() != null;
  }

  static Optional<ContainerInfo> of(LaunchOrder order, List<TaskPorts.Port> ports) {
    var spec = order.app().spec();
    var container = spec.container();
    if (container == null) {
      return Optional.empty();
    }
    var wire = ContainerInfo.newBuilder();
    container.volumes().forEach(volume -> volume(volume, wire));
    switch (container.engine()) {
      case DOCKER -> docker(order, container, ports, wire);
      case MESOS -> mesos(spec, container, ports, wire);
    }
    return Optional.of(wire.build());
  }

  private static void docker(
      LaunchOrder order,
      Container container,
      List<TaskPorts.Port> ports,
      ContainerInfo.Builder wire) {
    wire.setType(ContainerInfo.Type.DOCKER);
    var spec = order.app().spec();
    var docker = wire.getDockerBuilder();
    var image = container.image();
    if (image != null) {
      docker
          .setImage(image.name())
          .setForcePullImage(image.forcePull())
          .setPrivileged(image.privileged());
      image
          .parameters()
          .forEach(one -> docker.addParametersBuilder().setKey(one.key()).setValue(one.value()));
    }
    docker.addParametersBuilder().setKey("label").setValue("MESOS_TASK_ID=" + order.task());
    docker.setNetwork(network(spec));
    if (!spec.ports().isHost()) {
      for (var port : shown(ports)) {
        for (var protocol : port.protocols()) {
          docker
              .addPortMappingsBuilder()
              .setHostPort(port.hostPort())
              .setContainerPort(port.containerPort())
              .setProtocol(protocol);
        }
      }
      spec.ports().networks().stream()
          .filter(network -> network.mode() == Network.Mode.CONTAINER)
          .forEach(network -> wire.addNetworkInfos(network(network)));
    }
  }

  private static ContainerInfo.DockerInfo.Network network(RunSpec spec) {
    if (spec.ports().isHost()) {
      return ContainerInfo.DockerInfo.Network.HOST;
    }
    return spec.ports().isBridge()
        ? ContainerInfo.DockerInfo.Network.BRIDGE
        : ContainerInfo.DockerInfo.Network.USER;
  }

  private static void mesos(
      RunSpec spec, Container container, List<TaskPorts.Port> ports, ContainerInfo.Builder wire) {
    wire.setType(ContainerInfo.Type.MESOS);
    var image = container.image();
    if (image != null) {
      wire.getMesosBuilder()
          .getImageBuilder()
          .setType(Image.Type.DOCKER)
          .setCached(!image.forcePull())
          .getDockerBuilder()
          .setName(image.name());
    }
    for (var network : spec.ports().networks()) {
      if (network.mode() == Network.Mode.HOST) {
        continue;
      }
      var info = network(network);
      for (var port : shown(ports)) {
        if (port.isOn(network.name())) {
          for (var protocol : port.protocols()) {
            info.addPortMappingsBuilder()
                .setHostPort(port.hostPort())
                .setContainerPort(port.containerPort())
                .setProtocol(protocol);
          }
        }
      }
      wire.addNetworkInfos(info);
    }
  }

  /// Those that the host shows.
  private static List<TaskPorts.Port> shown(List<TaskPorts.Port> ports) {
    return ports.stream().filter(port -> port.hostPort() != 0).toList();
  }

  private static NetworkInfo.Builder network(Network network) {
    var info = NetworkInfo.newBuilder();
    // The bridge of the Mesos containerizer is a network of this name (`--mesos_bridge_name`).
    info.setName(network.mode() == Network.Mode.BRIDGE ? "mesos-bridge" : network.name());
    network
        .labels()
        .forEach(
            (key, value) -> info.getLabelsBuilder().addLabelsBuilder().setKey(key).setValue(value));
    return info;
  }

  private static void volume(Volume volume, ContainerInfo.Builder wire) {
    switch (volume) {
      case Volume.Host(var containerPath, var hostPath, var mode) ->
          wire.addVolumesBuilder()
              .setContainerPath(containerPath)
              .setHostPath(hostPath)
              .setMode(mode(mode));
      case Volume.External(var containerPath, var mode, var name, var options, var _, var _) -> {
        var docker =
            wire.addVolumesBuilder()
                .setContainerPath(containerPath)
                .setMode(mode(mode))
                .getSourceBuilder()
                .setType(io.mesocosm.protocol.v1.Volume.Source.Type.DOCKER_VOLUME)
                .getDockerVolumeBuilder()
                .setName(name)
                .setDriver(options.getOrDefault("dvdi/driver", ""));
        options.forEach((key, value) -> {
          if (!key.equals("dvdi/driver")) {
            docker.getDriverOptionsBuilder().addParameterBuilder().setKey(key).setValue(value);
          }
        });
      }
      // Reserved disk comes with the task's resources, and secrets need a resolver that no agent
      // of ours has; validation lets neither in without its feature.
      case Volume.Persistent _, Volume.Secret _ -> {}
    }
  }

  private static io.mesocosm.protocol.v1.Volume.Mode mode(Volume.Mode mode) {
    return switch (mode) {
      case RW -> io.mesocosm.protocol.v1.Volume.Mode.RW;
      case RO -> io.mesocosm.protocol.v1.Volume.Mode.RO;
    };
  }
}
