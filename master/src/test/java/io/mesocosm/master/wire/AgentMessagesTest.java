package io.mesocosm.master.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.mesocosm.base.Outcome;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.internal.RegisterSlaveMessage;
import io.mesocosm.protocol.internal.ReregisterSlaveMessage;
import io.mesocosm.protocol.internal.SlaveReregisteredMessage;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.Resource;
import io.mesocosm.protocol.v1.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentMessagesTest {
  private static final Pid AGENT = new Pid("slave(1)", "10.0.0.2", 5051);
  private static final Pid MASTER = new Pid("master", "10.0.0.1", 5050);

  private static Input read(Message message) {
    return switch (AgentMessages.read(Envelope.of(AGENT, MASTER, message))) {
      case Outcome.Ok<Optional<Input>>(var input) -> input.orElseThrow();
      case Outcome.Refused<Optional<Input>>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  private static RegisterSlaveMessage.Builder registering() {
    var message = RegisterSlaveMessage.newBuilder().setVersion("1.11.0");
    message.getSlaveBuilder().setHostname("h").addResources(cpus(4));
    return message;
  }

  private static Resource cpus(double amount) {
    return Resource.newBuilder()
        .setName("cpus")
        .setType(Value.Type.SCALAR)
        .setScalar(Value.Scalar.newBuilder().setValue(amount))
        .build();
  }

  @Test
  void carriesASetAttributeThatKillsTheOriginal() {
    var message = registering();
    var tags = message.getSlaveBuilder().addAttributesBuilder().setName("tags");
    tags.setType(Value.Type.SET).getSetBuilder().addItem("a").addItem("b");

    assertThat(read(message.build())).isInstanceOf(Input.AgentRegistering.class);
  }

  @Test
  void takesReservationsMadeLaterOutOfWhatTheAgentWasConfiguredWith() {
    var message = registering();
    var reserved = cpus(1).toBuilder();
    reserved
        .addReservationsBuilder()
        .setType(Resource.ReservationInfo.Type.DYNAMIC)
        .setRole("prod");
    message.addCheckpointedResources(reserved);

    var input = (Input.AgentRegistering) read(message.build());

    assertThat(input.spec().total().cpus().toDouble()).isEqualTo(4.0);
    assertThat(input.spec().total().reservedTo("prod").cpus().toDouble()).isEqualTo(1.0);
  }

  @Test
  void keepsExecutorsOfCommandTasksOutOfTheBooks() {
    var message = ReregisterSlaveMessage.newBuilder().setVersion("1.11.0");
    message.getSlaveBuilder().setHostname("h").getIdBuilder().setValue("S0");
    for (var id : List.of("t", "custom")) {
      var executor = message.addExecutorInfosBuilder();
      executor.getExecutorIdBuilder().setValue(id);
      executor.getFrameworkIdBuilder().setValue("f");
    }
    var task = message.addTasksBuilder().setName("t");
    task.getTaskIdBuilder().setValue("t");
    task.getFrameworkIdBuilder().setValue("f");
    task.getAgentIdBuilder().setValue("S0");
    task.setState(io.mesocosm.protocol.v1.TaskState.TASK_RUNNING).addResources(cpus(1));

    var input = (Input.AgentReregistering) read(message.build());

    assertThat(input.report().executors()).hasSize(1);
    assertThat(input.report().executors().getFirst().key().executor().value()).isEqualTo("custom");
    assertThat(input.report().tasks().getFirst().role()).isEqualTo("*");
  }

  @Test
  void refusesWhatIsBroken() {
    var broken =
        new Envelope(
            AGENT,
            MASTER,
            "mesos.internal.RegisterSlaveMessage",
            ByteString.copyFromUtf8("no message"));
    assertThat(AgentMessages.read(broken)).isInstanceOf(Outcome.Refused.class);
    var negative = registering().clone();
    negative.getSlaveBuilder().setResources(0, cpus(-1));
    assertThat(AgentMessages.read(Envelope.of(AGENT, MASTER, negative.build())))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void passesOverWhatItDoesNotKnow() {
    var unknown = new Envelope(AGENT, MASTER, "mesos.internal.Frobnicate", ByteString.EMPTY);
    assertThat(AgentMessages.read(unknown)).isEqualTo(Outcome.ok(Optional.empty()));
  }

  @Test
  void pingsAsAnObserver() {
    var ping = AgentMessages.write(MASTER, AGENT, new AgentOrder.Ping(true));
    assertThat(ping.from().actor()).isEqualTo("slave-observer(1)");
    assertThat(ping.name()).isEqualTo("mesos.internal.PingSlaveMessage");
  }

  @Test
  void asksForMissingTasksFrameworkByFramework() throws Exception {
    var agent = new AgentId("S0");
    var missing =
        List.of(missing("f", "1", agent), missing("g", "2", agent), missing("f", "3", agent));
    var envelope =
        AgentMessages.write(
            MASTER, AGENT, new AgentOrder.Reregistered(agent, Duration.ofSeconds(75), missing));

    var message = envelope.open(SlaveReregisteredMessage.parser());
    assertThat(message.getReconciliationsList()).hasSize(2);
    assertThat(message.getReconciliations(0).getStatusesCount()).isEqualTo(2);
    assertThat(message.getConnection().getTotalPingTimeoutSeconds()).isEqualTo(75.0);
  }

  private static AgentOrder.Missing missing(String framework, String task, AgentId agent) {
    return new AgentOrder.Missing(
        new TaskKey(new FrameworkId(framework), new TaskId(task)), agent, TaskState.STAGING);
  }
}
