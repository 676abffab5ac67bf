package io.mesocosm.agent.link.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.ContainerInfo.DockerInfo.Network;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Value;
import io.mesocosm.protocol.v1.Volume;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class ContainerOrderTest {
  private final TaskInfo.Builder task = TaskInfo.newBuilder();
  private final ContainerInfo.Builder container = task.getContainerBuilder();

  ContainerOrderTest() {
    task.setName("t").getTaskIdBuilder().setValue("t");
    task.getAgentIdBuilder().setValue("m-S0");
    container.setType(ContainerInfo.Type.DOCKER).getDockerBuilder().setImage("img:1");
  }

  private Json.Obj order() {
    var env = new LinkedHashMap<String, String>();
    env.put("A", "b=c");
    var labels = new LinkedHashMap<String, String>();
    labels.put("ours", "yes");
    return new ContainerOrder(
            task.build(),
            env,
            Path.of("/s"),
            "/mnt/mesos/sandbox",
            new ContainerOrder.Limits(0.5, 64L << 20, false),
            labels)
        .json();
  }

  private String field(String... path) {
    Json at = order();
    for (String name : path) {
      at = ((Json.Obj) at).get(name).orElse(Json.NULL);
    }
    return JsonText.text(at);
  }

  private void ports(int begin, int end) {
    var ports = task.addResourcesBuilder().setName("ports").setType(Value.Type.RANGES);
    ports.getRangesBuilder().addRangeBuilder().setBegin(begin).setEnd(end);
  }

  private void parameter(String key, String value) {
    container.getDockerBuilder().addParametersBuilder().setKey(key).setValue(value);
  }

  @Test
  void asksForTheHostsNetworkTheSandboxAndTheShare() {
    assertThat(field("Image")).isEqualTo("\"img:1\"");
    assertThat(field("Env")).isEqualTo("[\"A=b=c\"]");
    assertThat(field("HostConfig"))
        .isEqualTo(
            """
            {"CpuShares":512,"Memory":67108864,"Privileged":false,"NetworkMode":"host",\
            "Binds":["/s:/mnt/mesos/sandbox"]}\
            """);
  }

  @Test
  void aShellCommandReplacesTheEntryPointAndWordsGoToIt() {
    assertThat(field("Entrypoint")).isEqualTo("null");
    assertThat(field("Cmd")).isEqualTo("null");
    task.getCommandBuilder().setValue("echo $A");
    assertThat(field("Entrypoint")).isEqualTo("[\"/bin/sh\"]");
    assertThat(field("Cmd")).isEqualTo("[\"-c\",\"echo $A\"]");
    task.getCommandBuilder().setShell(false).setValue("serve").addArguments("-v");
    assertThat(field("Entrypoint")).isEqualTo("null");
    assertThat(field("Cmd")).isEqualTo("[\"serve\",\"-v\"]");
    task.getCommandBuilder().clearValue();
    assertThat(field("Cmd")).isEqualTo("[\"-v\"]");
  }

  @Test
  void mapsPortsOnNetworksOfTheirOwnOnly() {
    ports(31000, 31002);
    var docker = container.getDockerBuilder().setNetwork(Network.BRIDGE);
    docker.addPortMappingsBuilder().setHostPort(31000).setContainerPort(80);
    docker.addPortMappingsBuilder().setHostPort(31001).setContainerPort(80);
    docker.addPortMappingsBuilder().setHostPort(31002).setContainerPort(53).setProtocol("udp");
    assertThat(field("HostConfig", "NetworkMode")).isEqualTo("\"bridge\"");
    assertThat(field("HostConfig", "PortBindings"))
        .isEqualTo(
            """
            {"80/tcp":[{"HostPort":"31000"},{"HostPort":"31001"}],\
            "53/udp":[{"HostPort":"31002"}]}\
            """);
    assertThat(field("ExposedPorts")).isEqualTo("{\"80/tcp\":{},\"53/udp\":{}}");
    docker.setNetwork(Network.NONE);
    assertThatThrownBy(this::order).hasMessageContaining("NONE");
    docker.setNetwork(Network.BRIDGE).getPortMappingsBuilder(0).setProtocol("sctp");
    assertThatThrownBy(this::order).hasMessageContaining("sctp");
  }

  /// Mesos 1.11, task resource limits.
  @Test
  void aLimitOfTheTasksOwnIsAboveItsRequest() {
    limit("cpus", 2);
    limit("mem", 128);
    assertThat(field("HostConfig", "CpuShares")).isEqualTo("512");
    assertThat(field("HostConfig", "CpuQuota")).isEqualTo("200000");
    assertThat(field("HostConfig", "MemoryReservation")).isEqualTo("67108864");
    assertThat(field("HostConfig", "Memory")).isEqualTo("134217728");
    limit("cpus", Double.POSITIVE_INFINITY);
    limit("mem", Double.POSITIVE_INFINITY);
    assertThat(field("HostConfig", "CpuQuota")).isEqualTo("null");
    assertThat(field("HostConfig", "Memory")).isEqualTo("null");
  }

  private void limit(String name, double value) {
    task.putLimits(name, Value.Scalar.newBuilder().setValue(value).build());
  }

  @Test
  void aHostPortOfSomebodyElseIsRefused() {
    ports(31000, 31000);
    container
        .getDockerBuilder()
        .setNetwork(Network.BRIDGE)
        .addPortMappingsBuilder()
        .setHostPort(31001)
        .setContainerPort(80);
    assertThatThrownBy(this::order).hasMessageContaining("31001").hasMessageContaining("31000");
  }

  @Test
  void aUserNetworkNeedsItsName() {
    container.getDockerBuilder().setNetwork(Network.USER);
    assertThatThrownBy(this::order).hasMessageContaining("network_infos");
    container.addNetworkInfosBuilder().setName("dcos");
    assertThat(field("HostConfig", "NetworkMode")).isEqualTo("\"dcos\"");
  }

  @Test
  void volumesAreOfTheHostOfTheSandboxOrOfTheEngine() {
    container
        .addVolumesBuilder()
        .setHostPath("/etc")
        .setContainerPath("/e")
        .setMode(Volume.Mode.RO);
    container
        .addVolumesBuilder()
        .setHostPath("data")
        .setContainerPath("/d")
        .setMode(Volume.Mode.RW);
    var named = container.addVolumesBuilder().setContainerPath("/v").setMode(Volume.Mode.RW);
    named.getSourceBuilder().setType(Volume.Source.Type.DOCKER_VOLUME);
    named.getSourceBuilder().getDockerVolumeBuilder().setName("vol").setDriver("local");
    container.addVolumesBuilder().setContainerPath("/anonymous").setMode(Volume.Mode.RW);
    assertThat(field("HostConfig", "Binds"))
        .isEqualTo(
            """
            ["/s:/mnt/mesos/sandbox","/etc:/e:ro","/s/data:/d:rw","vol:/v:rw","/anonymous"]\
            """);
    assertThat(field("HostConfig", "VolumeDriver")).isEqualTo("\"local\"");
    container.addVolumesBuilder().setContainerPath("x").setMode(Volume.Mode.RW);
    assertThatThrownBy(this::order).hasMessageContaining("'x'");
  }

  @Test
  void passesParametersOnInTheEnginesWords() {
    parameter("hostname", "h");
    parameter("env", "X=1");
    parameter("label", "a=1");
    parameter("label", "b=2");
    parameter("volume", "/x:/y");
    parameter("privileged", "true");
    parameter("cap-add", "NET_ADMIN");
    parameter("cap-add", "SYS_TIME");
    parameter("ulimit", "nofile=10:20");
    parameter("shm-size", "64M");
    parameter("log-driver", "local");
    parameter("log-opt", "max-size=1m");
    parameter("tmpfs", "/t:size=1m");
    parameter("device", "/dev/null:/dev/x");
    parameter("cpus", "1.5");
    assertThat(field("Hostname")).isEqualTo("\"h\"");
    assertThat(field("Env")).isEqualTo("[\"A=b=c\",\"X=1\"]");
    assertThat(field("Labels")).isEqualTo("{\"a\":\"1\",\"b\":\"2\",\"ours\":\"yes\"}");
    assertThat(field("HostConfig", "Binds")).endsWith(",\"/x:/y\"]");
    assertThat(field("HostConfig", "Privileged")).isEqualTo("true");
    assertThat(field("HostConfig", "CapAdd")).isEqualTo("[\"NET_ADMIN\",\"SYS_TIME\"]");
    assertThat(field("HostConfig", "Ulimits"))
        .isEqualTo("[{\"Name\":\"nofile\",\"Soft\":10,\"Hard\":20}]");
    assertThat(field("HostConfig", "ShmSize")).isEqualTo("67108864");
    assertThat(field("HostConfig", "LogConfig"))
        .isEqualTo("{\"Type\":\"local\",\"Config\":{\"max-size\":\"1m\"}}");
    assertThat(field("HostConfig", "Tmpfs")).isEqualTo("{\"/t\":\"size=1m\"}");
    assertThat(field("HostConfig", "Devices"))
        .isEqualTo(
            """
            [{"PathOnHost":"/dev/null","PathInContainer":"/dev/x","CgroupPermissions":"rwm"}]\
            """);
    assertThat(field("HostConfig", "NanoCpus")).isEqualTo("1500000000");
  }

  @Test
  void namesTheParameterThatTheEngineCannotBeTold() {
    parameter("no-such-thing", "1");
    assertThatThrownBy(this::order).hasMessageContaining("'no-such-thing'");
  }

  @Test
  void namesTheParameterWhoseValueIsWrong() {
    parameter("memory", "much");
    assertThatThrownBy(this::order).hasMessageContaining("'memory'").hasMessageContaining("much");
  }

  @Test
  void aCapOnProcessorsIsAShareOfATenthOfASecond() {
    var quota =
        new ContainerOrder(
            task.build(),
            new LinkedHashMap<>(),
            Path.of("/s"),
            "/mnt/mesos/sandbox",
            new ContainerOrder.Limits(0.25, 0, true),
            new LinkedHashMap<>());
    assertThat(JsonText.text(quota.json()))
        .contains("\"CpuPeriod\":100000,\"CpuQuota\":25000")
        .doesNotContain("\"Memory\"");
  }
}
