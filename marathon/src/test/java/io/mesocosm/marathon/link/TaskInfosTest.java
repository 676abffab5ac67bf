package io.mesocosm.marathon.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.framework.model.Domain;
import io.mesocosm.marathon.core.placement.LaunchOrder;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.Site;
import io.mesocosm.marathon.model.spec.Checks;
import io.mesocosm.marathon.model.spec.Command;
import io.mesocosm.marathon.model.spec.Container;
import io.mesocosm.marathon.model.spec.HealthCheck;
import io.mesocosm.marathon.model.spec.PortMapping;
import io.mesocosm.marathon.model.spec.Ports;
import io.mesocosm.marathon.model.spec.RunSpec;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.ContainerInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Orders as the messages that the master takes.
final class TaskInfosTest {
  private static LaunchOrder order(RunSpec spec, Integer... hostPorts) {
    var app = App.of(AppPath.of("/shop/web"), 1, spec, new Version(Instant.EPOCH.plusSeconds(1)));
    var env = new LinkedHashMap<String, String>();
    env.put("PORT0", "31000");
    return new LaunchOrder(
        new InstanceId(app.id(), new UUID(1, 2)).task(3),
        app,
        new Site(
            new AgentId("agent"), "host", Domain.NONE, Attributes.NONE, "*", List.of(hostPorts)),
        Resources.of(Resource.scalar("cpus", 0.5)),
        env);
  }

  @Test
  void aShellCommandGoesToTheShell() {
    var task =
        TaskInfos.task(order(RunSpec.DEFAULT.withCommand(Command.ofShell("sleep 1")), 31_000));
    assertThat(task.getName()).isEqualTo("web.shop");
    assertThat(task.getTaskId().getValue())
        .isEqualTo("shop_web.instance-00000000-0000-0001-0000-000000000002._app.3");
    assertThat(task.getCommand().getShell()).isTrue();
    assertThat(task.getCommand().getValue()).isEqualTo("sleep 1");
    assertThat(task.getCommand().getEnvironment().getVariables(0).getValue()).isEqualTo("31000");
    assertThat(task.hasContainer()).isFalse();
    assertThat(task.getDiscovery().getName()).isEqualTo("web.shop");
    assertThat(task.getDiscovery().getPorts().getPorts(0).getNumber()).isEqualTo(31_000);
  }

  @Test
  void argumentsRunWithoutAShell() {
    var task =
        TaskInfos.task(
            order(RunSpec.DEFAULT.withCommand(Command.NONE.withArgs(List.of("echo", "x"))), 1));
    assertThat(task.getCommand().getShell()).isFalse();
    assertThat(task.getCommand().getValue()).isEqualTo("echo");
    assertThat(task.getCommand().getArgumentsList()).containsExactly("echo", "x");
  }

  @Test
  void aBridgedDockerContainerMapsItsPorts() {
    var mapping = new PortMapping(8080, 0, 10_000, "tcp", "web", new LinkedHashMap<>(), List.of());
    var spec =
        RunSpec.DEFAULT
            .withContainer(Container.docker("busybox").withPortMappings(List.of(mapping)))
            .withPorts(new Ports(List.of(Ports.Network.BRIDGE), List.of(), false));
    var docker = TaskInfos.task(order(spec, 31_005)).getContainer().getDocker();
    assertThat(docker.getNetwork()).isEqualTo(ContainerInfo.DockerInfo.Network.BRIDGE);
    assertThat(docker.getPortMappings(0).getHostPort()).isEqualTo(31_005);
    assertThat(docker.getPortMappings(0).getContainerPort()).isEqualTo(8080);
    assertThat(docker.getParameters(0).getValue()).startsWith("MESOS_TASK_ID=shop_web.instance-");
  }

  /// Docker, and whoever joins containers to networks for Mesos, map one protocol at a time.
  @Test
  void aPortOfTwoProtocolsIsMappedTwice() {
    var mapping =
        new PortMapping(53, 0, 10_000, "udp,tcp", "dns", new LinkedHashMap<>(), List.of());
    var container = Container.docker("busybox").withPortMappings(List.of(mapping));
    var bridge = new Ports(List.of(Ports.Network.BRIDGE), List.of(), false);
    var docker =
        TaskInfos.task(order(RunSpec.DEFAULT.withContainer(container).withPorts(bridge), 31_005))
            .getContainer()
            .getDocker();
    assertThat(docker.getPortMappingsList())
        .extracting(ContainerInfo.DockerInfo.PortMapping::getProtocol)
        .containsExactly("udp", "tcp");
    assertThat(docker.getPortMappingsList())
        .allSatisfy(one -> assertThat(one.getHostPort()).isEqualTo(31_005));
  }

  @Test
  void aPortIsMappedOnTheNetworksThatItNames() {
    var blue = new Ports.Network(Ports.Network.Mode.CONTAINER, "blue", new LinkedHashMap<>());
    var red = new Ports.Network(Ports.Network.Mode.CONTAINER, "red", new LinkedHashMap<>());
    var mapping =
        new PortMapping(80, 0, 10_000, "tcp", "web", new LinkedHashMap<>(), List.of("red"));
    var spec =
        RunSpec.DEFAULT
            .withContainer(Container.mesos().withPortMappings(List.of(mapping)))
            .withPorts(new Ports(List.of(blue, red), List.of(), false));
    var networks = TaskInfos.task(order(spec, 31_005)).getContainer().getNetworkInfosList();
    assertThat(networks.get(0).getPortMappingsList()).isEmpty();
    assertThat(networks.get(1).getPortMappingsList()).hasSize(1);
  }

  /// A mapping without a host port is the container's own business.
  @Test
  void aDockerContainerOnANetworkOfAUserHasItsNameAndOptions() {
    var image =
        new Container.Image(
            "busybox", true, true, List.of(new Container.Parameter("hostname", "web")), "", null);
    var mapping =
        new PortMapping(8080, null, 10_000, "tcp", "web", new LinkedHashMap<>(), List.of());
    var network = new Ports.Network(Ports.Network.Mode.CONTAINER, "blue", new LinkedHashMap<>());
    var spec =
        RunSpec.DEFAULT
            .withContainer(
                new Container(Container.Engine.DOCKER, image, List.of(mapping), List.of(), null))
            .withPorts(new Ports(List.of(network), List.of(), false));
    var container = TaskInfos.task(order(spec)).getContainer();
    assertThat(container.getType()).isEqualTo(ContainerInfo.Type.DOCKER);
    assertThat(container.getNetworkInfos(0).getName()).isEqualTo("blue");
    var docker = container.getDocker();
    assertThat(docker.getNetwork()).isEqualTo(ContainerInfo.DockerInfo.Network.USER);
    assertThat(docker.getPortMappingsCount()).isZero();
    assertThat(docker.getForcePullImage()).isTrue();
    assertThat(docker.getPrivileged()).isTrue();
    assertThat(docker.getParameters(0).getKey()).isEqualTo("hostname");
    assertThat(docker.getParameters(0).getValue()).isEqualTo("web");
    assertThat(docker.getParameters(1).getKey()).isEqualTo("label");
  }

  @Test
  void theAgentGetsTheCheckThatIsItsOwn() {
    var spec =
        RunSpec.DEFAULT.withChecks(
            new Checks(
                List.of(
                    HealthCheck.of(HealthCheck.Protocol.HTTP),
                    HealthCheck.of(HealthCheck.Protocol.MESOS_TCP)),
                List.of(),
                null));
    var check = TaskInfos.task(order(spec, 31_001)).getHealthCheck();
    assertThat(check.getType()).isEqualTo(io.mesocosm.protocol.v1.HealthCheck.Type.TCP);
    assertThat(check.getTcp().getPort()).isEqualTo(31_001);
    assertThat(check.getGracePeriodSeconds()).isEqualTo(300);
  }
}
