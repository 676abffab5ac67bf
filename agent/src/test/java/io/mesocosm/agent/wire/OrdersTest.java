package io.mesocosm.agent.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.core.Input.Order;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.v1.CheckInfo;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.Environment;
import io.mesocosm.protocol.v1.ExecutorID;
import io.mesocosm.protocol.v1.ExecutorInfo;
import io.mesocosm.protocol.v1.HealthCheck;
import io.mesocosm.protocol.v1.Image;
import io.mesocosm.protocol.v1.Secret;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Value;
import io.mesocosm.protocol.v1.Volume;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What runs here, and the words for what does not.
class OrdersTest {
  private static TaskInfo.Builder task() {
    return Samples.taskInfo("t", "true").toBuilder();
  }

  private static Order read(TaskInfo.Builder task) {
    return Orders.read(Samples.frameworkInfo(), task.build(), new ContainerId("c"));
  }

  private static Order.Unfit unfit(TaskInfo.Builder task) {
    assertThat(read(task)).isInstanceOf(Order.Unfit.class);
    return (Order.Unfit) read(task);
  }

  private static Order.Fit fit(TaskInfo.Builder task) {
    assertThat(read(task)).isInstanceOf(Order.Fit.class);
    return (Order.Fit) read(task);
  }

  private static TaskInfo.Builder in(ContainerInfo.Builder container) {
    return task().setContainer(container);
  }

  private static ContainerInfo.Builder mesos() {
    return ContainerInfo.newBuilder().setType(ContainerInfo.Type.MESOS);
  }

  @Test
  void wantsACommandOrAnExecutor() {
    assertThat(unfit(task().clearCommand()).invalid()).isTrue();
    var both =
        task()
            .setExecutor(
                ExecutorInfo.newBuilder().setExecutorId(ExecutorID.newBuilder().setValue("x")));
    assertThat(unfit(both).why()).contains("'command'", "'executor'");
    assertThat(unfit(both.clearCommand()).why()).contains("'executor' x", "command tasks only");
    assertThat(unfit(both).invalid()).isFalse();
  }

  @Test
  void namesWhatItCannotDo() {
    var docker = ContainerInfo.newBuilder().setType(ContainerInfo.Type.DOCKER);
    docker.getDockerBuilder().setImage("nginx:1");
    assertThat(fit(in(docker)).info()).isEqualTo(Cargo.of(in(docker).build()));
    docker.getDockerBuilder().setImage("");
    assertThat(unfit(in(docker)).why()).contains("docker.image");
    var image = mesos();
    image.getMesosBuilder().getImageBuilder().setType(Image.Type.DOCKER);
    assertThat(unfit(in(image)).why()).contains("image");
    var network = mesos();
    network.addNetworkInfosBuilder().setName("weave");
    assertThat(unfit(in(network)).why()).contains("'weave'");
    var volume = mesos();
    volume.addVolumesBuilder().setContainerPath("x").setMode(Volume.Mode.RW);
    assertThat(unfit(in(volume)).why()).contains("volumes");
  }

  @Test
  void runsInPlainContainers() {
    assertThat(fit(in(mesos())).spec().name()).isEqualTo("t");
  }

  @Test
  void knowsSecretsByValueOnly() {
    var task = task();
    var variable =
        task.getCommandBuilder()
            .getEnvironmentBuilder()
            .addVariablesBuilder()
            .setName("KEY")
            .setType(Environment.Variable.Type.SECRET);
    variable
        .getSecretBuilder()
        .setType(Secret.Type.VALUE)
        .getValueBuilder()
        .setData(com.google.protobuf.ByteString.copyFromUtf8("s3cret"));
    assertThat(fit(task).spec().command().environment()).containsEntry("KEY", "s3cret");
    variable.getSecretBuilder().setType(Secret.Type.REFERENCE);
    assertThat(unfit(task).why()).contains("'KEY'");
  }

  @Test
  void readsChecksWithTheDocumentedDefaults() {
    var task = task();
    task.getHealthCheckBuilder().setType(HealthCheck.Type.HTTP).getHttpBuilder().setPort(8080);
    task.getCheckBuilder().setType(CheckInfo.Type.TCP).getTcpBuilder().setPort(9);
    assertThat(fit(task).spec().checks())
        .containsExactly(
            new CheckPlan(
                CheckPlan.Purpose.HEALTH,
                new Probe.OfHttp("http", "127.0.0.1", 8080, ""),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                3),
            new CheckPlan(
                CheckPlan.Purpose.CHECK,
                new Probe.OfTcp("127.0.0.1", 9),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ZERO,
                1));
    task.getHealthCheckBuilder().clearType();
    assertThat(unfit(task).why()).contains("health_check.type");
    assertThat(unfit(task).invalid()).isTrue();
  }

  /// Mesos 1.11 asks from inside of the container's network; ours cannot.
  @Test
  void aContainerWithoutNetworkCannotBeAskedFromOutside() {
    var task = task();
    task.getContainerBuilder()
        .setType(ContainerInfo.Type.DOCKER)
        .getDockerBuilder()
        .setImage("box")
        .setNetwork(ContainerInfo.DockerInfo.Network.NONE);
    task.getHealthCheckBuilder().setType(HealthCheck.Type.HTTP).getHttpBuilder().setPort(8080);
    assertThat(unfit(task).why()).contains("NONE").contains("COMMAND");
    task.getHealthCheckBuilder()
        .clearHttp()
        .setType(HealthCheck.Type.COMMAND)
        .getCommandBuilder()
        .setValue("true");
    assertThat(fit(task)).isNotNull();
  }

  /// Mesos 1.11, task resource limits.
  @Test
  void onlyDockerTasksMayHaveLimits() {
    var task = task().putLimits("mem", Value.Scalar.newBuilder().setValue(64).build());
    assertThat(unfit(task).why()).contains("'limits'");
    task.getContainerBuilder()
        .setType(ContainerInfo.Type.DOCKER)
        .getDockerBuilder()
        .setImage("box");
    assertThat(fit(task)).isNotNull();
  }

  @Test
  void kindIsThatOfTheProbe() {
    assertThat(new Probe.OfTcp("h", 1).kind()).isEqualTo(Probe.Kind.TCP);
  }
}
