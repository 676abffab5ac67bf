package io.mesocosm.agent.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.mesocosm.agent.Recorded;
import io.mesocosm.agent.Samples;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.core.Input.Order;
import io.mesocosm.agent.core.Outgoing;
import io.mesocosm.agent.model.KillGrace;
import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.Status;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.Update;
import io.mesocosm.agent.model.checks.CheckResult;
import io.mesocosm.agent.model.checks.Health;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.base.Outcome;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.internal.RegisterSlaveMessage;
import io.mesocosm.protocol.internal.ReregisterSlaveMessage;
import io.mesocosm.protocol.internal.StatusUpdateMessage;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The agent's words against the bytes that an original agent and its master exchanged.
class MessagesTest {
  private static final Pid SELF = new Pid("slave(1)", "127.0.0.1", 15051);
  private static final Pid MASTER = new Pid("master", "127.0.0.1", 15050);
  private static final UUID LUCK = new UUID(1, 2);
  private static final String AGENT = "20d97152-d2a1-4da1-afed-d0d8f910dc05-S0";
  private static final String FIRST = "20d97152-d2a1-4da1-afed-d0d8f910dc05-0000";

  private static <T> T ok(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T>(var value) -> value;
      case Outcome.Refused<T>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  private static AgentMessages messages() {
    return new AgentMessages(
        new Facts(
            "127.0.0.1",
            SELF,
            ok(Resources.parse("cpus:4;mem:2048;disk:4096;ports:[31000-31999]", "*")),
            ok(Attributes.parse("rack:r1;zone:[1-3];num:4")),
            "1.12.0"));
  }

  private static List<Input> heard(String recording) throws Exception {
    var name = recording.replaceAll("^[a-z0-9]+-", "").replaceAll("(-to-[a-z]+)?-\\d$", "");
    return MasterMessages.read(
        new Envelope(MASTER, SELF, name, ByteString.copyFrom(Recorded.message(recording))),
        () -> LUCK);
  }

  /// Capabilities and the resource version are each agent's own.
  @Test
  void registersAsTheOriginalDoes() throws Exception {
    var ours =
        messages().write(MASTER, new Outgoing.Register()).open(RegisterSlaveMessage.parser());
    var recorded =
        RegisterSlaveMessage.parseFrom(
            Recorded.message("agent-mesos.internal.RegisterSlaveMessage-1"));
    assertThat(ours.toBuilder().clearAgentCapabilities().build().toByteString())
        .isEqualTo(
            recorded.toBuilder()
                .clearAgentCapabilities()
                .clearResourceVersionUuid()
                .build()
                .toByteString());
  }

  @Test
  void returnsAsTheOriginalDoes() throws Exception {
    var recorded =
        ReregisterSlaveMessage.parseFrom(
            Recorded.message("failover-mesos.internal.ReregisterSlaveMessage-to-master-1"));
    var id = new AgentId(recorded.getSlave().getId().getValue());
    var ours =
        messages()
            .write(MASTER, new Outgoing.Reregister(id, List.of(), List.of(), List.of()))
            .open(ReregisterSlaveMessage.parser());
    assertThat(ours.toBuilder().clearAgentCapabilities().build().toByteString())
        .isEqualTo(
            recorded.toBuilder()
                .clearAgentCapabilities()
                .clearResourceVersionUuid()
                .build()
                .toByteString());
  }

  @Test
  void reportsAsTheOriginalDoes() throws Exception {
    var recorded =
        StatusUpdateMessage.parseFrom(Recorded.message("v0-mesos.internal.StatusUpdateMessage-2"));
    var uuid = recorded.getUpdate().getUuid().asReadOnlyByteBuffer();
    var at = recorded.getUpdate().getTimestamp();
    var update =
        new Update(
            new TaskKey(
                new FrameworkId(recorded.getUpdate().getFrameworkId().getValue()), new TaskId("0")),
            new ExecutorId("default"),
            new ContainerId("36c36772-e275-4858-8983-d92197b76899"),
            25620,
            Lodging.MACHINE,
            new UUID(uuid.getLong(), uuid.getLong()),
            new Status(
                TaskState.RUNNING,
                Status.Source.EXECUTOR,
                Reason.NONE,
                "",
                Health.UNKNOWN,
                new CheckResult.None(),
                Instant.ofEpochSecond((long) at, Math.round((at - (long) at) * 1e9))));
    var ours =
        messages()
            .write(MASTER, new Outgoing.Report(new AgentId(AGENT), update, TaskState.RUNNING))
            .open(StatusUpdateMessage.parser());
    // The original leaves the protocol of an address to its default, which is the same.
    var plain = ours.toBuilder();
    plain
        .getUpdateBuilder()
        .getStatusBuilder()
        .getContainerStatusBuilder()
        .getNetworkInfosBuilder(0)
        .getIpAddressesBuilder(0)
        .clearProtocol();
    assertThat(plain.build()).isEqualTo(recorded);
  }

  /// Mesos 1.11, Docker executor.
  @Test
  void aContainersAddressAndDescriptionAreTold() throws Exception {
    var update =
        new Update(
            new TaskKey(new FrameworkId("f"), new TaskId("0")),
            new ExecutorId("0"),
            new ContainerId("c"),
            25620,
            new Lodging("blue", List.of("172.17.0.2"), "[{\"Id\":\"x\"}]"),
            new UUID(1, 2),
            new Status(
                TaskState.RUNNING,
                Status.Source.EXECUTOR,
                Reason.NONE,
                "",
                Health.UNKNOWN,
                new CheckResult.None(),
                Instant.EPOCH));
    var status =
        messages()
            .write(MASTER, new Outgoing.Report(new AgentId(AGENT), update, TaskState.RUNNING))
            .open(StatusUpdateMessage.parser())
            .getUpdate()
            .getStatus();
    assertThat(status.getData().toStringUtf8()).isEqualTo("[{\"Id\":\"x\"}]");
    assertThat(status.getLabels().getLabels(0).getKey())
        .isEqualTo("Docker.NetworkSettings.IPAddress");
    assertThat(status.getLabels().getLabels(0).getValue()).isEqualTo("172.17.0.2");
    var network = status.getContainerStatus().getNetworkInfos(0);
    assertThat(network.getName()).isEqualTo("blue");
    assertThat(network.getIpAddresses(0).getIpAddress()).isEqualTo("172.17.0.2");
    var brief = News.write(new AgentId(AGENT), update, "10.0.0.1");
    assertThat(brief.hasData()).isFalse();
    assertThat(brief.getContainerStatus()).isEqualTo(status.getContainerStatus());
  }

  @Test
  void understandsWhatAMasterSays() throws Exception {
    assertThat(heard("agent-mesos.internal.SlaveRegisteredMessage-1"))
        .containsExactly(
            new Input.Welcomed(MASTER, new AgentId(AGENT), Duration.ofSeconds(75), List.of()));
    assertThat(heard("failover-mesos.internal.SlaveReregisteredMessage-to-agent-1"))
        .singleElement()
        .isInstanceOf(Input.Welcomed.class);
    assertThat(heard("agent-mesos.internal.PingSlaveMessage-1"))
        .containsExactly(new Input.Pinged(MASTER, true));
    assertThat(heard("agent-mesos.internal.KillTaskMessage-1"))
        .singleElement()
        .isInstanceOfSatisfying(Input.KillTask.class, kill -> assertThat(kill.grace()).isEmpty());
    assertThat(heard("agent-mesos.internal.ShutdownFrameworkMessage-1"))
        .singleElement()
        .isInstanceOf(Input.ShutdownFramework.class);
    assertThat(heard("agent-mesos.internal.UpdateFrameworkMessage-1"))
        .singleElement()
        .isInstanceOf(Input.FrameworkUpdated.class);
    assertThat(heard("agent-mesos.internal.StatusUpdateAcknowledgementMessage-1"))
        .containsExactly(
            new Input.Acknowledged(
                new TaskKey(new FrameworkId(FIRST), new TaskId("exec1")),
                UUID.fromString("f8a915e7-f8ce-4268-96e2-0443e0301eb0")));
  }

  @Test
  void understandsTasks() throws Exception {
    assertThat(heard("agent-mesos.internal.RunTaskMessage-1"))
        .singleElement()
        .isInstanceOfSatisfying(
            Input.RunTask.class,
            run -> {
              assertThat(run.framework().partitionAware()).isTrue();
              assertThat(run.framework().checkpoint()).isFalse();
              assertThat(run.order())
                  .isInstanceOfSatisfying(
                      Order.Fit.class,
                      fit -> {
                        assertThat(fit.container().value()).isEqualTo(LUCK.toString());
                        assertThat(fit.spec().command().value()).isEqualTo("echo hi; sleep 1");
                        assertThat(fit.spec().command().user()).isEqualTo("root");
                        assertThat(fit.spec().executor().value()).isEqualTo("exec1");
                        assertThat(fit.spec().role()).isEqualTo("*");
                        assertThat(fit.spec().resources().cpus().toDouble()).isEqualTo(0.5);
                        assertThat(fit.spec().killGrace()).isEqualTo(new KillGrace.OfCommand());
                      });
            });
  }

  @Test
  void refusesTaskGroupsTaskByTask() throws Exception {
    assertThat(heard("agent-mesos.internal.RunTaskGroupMessage-1"))
        .hasSize(2)
        .allMatch(input ->
            input instanceof Input.RunTask(var _, Order.Unfit unfit)
                && unfit.why().contains("task group"));
  }

  /// Mesos 1.11 passes over a shutdown that its registered master did not send.
  @Test
  void asksWhoSendsItAway() throws Exception {
    var envelope = new Envelope(MASTER, SELF, "mesos.internal.ShutdownMessage", ByteString.EMPTY);
    assertThat(MasterMessages.hear(envelope, () -> LUCK))
        .singleElement()
        .satisfies(input -> {
          assertThat(input).isInstanceOf(Input.Ordered.class);
          assertThat(input.toString()).contains("master@127.0.0.1:15050 told this agent");
        });
  }

  @Test
  void passesOverWhatIsNotForAgents() throws Exception {
    assertThat(
            MasterMessages.read(
                new Envelope(MASTER, SELF, "mesos.internal.Nonsense", ByteString.EMPTY),
                () -> LUCK))
        .isEmpty();
  }

  @Test
  void listsWhatStandsAndWhatIsOver() throws Exception {
    var framework = Frameworks.read(Samples.frameworkInfo());
    var info = Samples.taskInfo("t", "sleep 9");
    var task =
        Task.ordered(
            Specs.read(Samples.frameworkInfo(), info), Samples.container("t"), Cargo.of(info));
    var returning =
        messages()
            .write(
                MASTER,
                new Outgoing.Reregister(
                    new AgentId(AGENT),
                    List.of(framework),
                    List.of(new Outgoing.Standing(task, List.of())),
                    List.of(task)))
            .open(ReregisterSlaveMessage.parser());
    assertThat(returning.getTasks(0).getState().name()).isEqualTo("TASK_STAGING");
    assertThat(returning.getTasks(0).hasExecutorId()).isFalse();
    assertThat(returning.getFrameworks(0).getName()).isEqualTo("marathon");
    assertThat(returning.getCompletedFrameworks(0).getTasksCount()).isEqualTo(1);
    assertThat(Optional.of(returning.getExecutorInfosCount())).contains(0);
  }
}
