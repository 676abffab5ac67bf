package io.mesocosm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.mesocosm.protocol.internal.PingSlaveMessage;
import io.mesocosm.protocol.internal.PongSlaveMessage;
import io.mesocosm.protocol.internal.RegisterSlaveMessage;
import io.mesocosm.protocol.internal.RunTaskMessage;
import io.mesocosm.protocol.internal.SlaveRegisteredMessage;
import io.mesocosm.protocol.internal.StatusUpdate;
import io.mesocosm.protocol.internal.StatusUpdateAcknowledgementMessage;
import io.mesocosm.protocol.internal.StatusUpdateMessage;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedAgentTest {
  private static final Pid MASTER = new Pid("master", "127.0.0.1", 5050);
  private static final Pid SELF = new Pid("slave(1)", "127.0.0.1", 6000);

  private final SimulatedAgent agent =
      new SimulatedAgent(SELF, MASTER, PipelineScenario.agent(), task -> task.equals("short"));

  @BeforeEach
  void isRegistered() throws InvalidProtocolBufferException {
    var registered = SlaveRegisteredMessage.newBuilder();
    registered.getSlaveIdBuilder().setValue("S0");
    hear(registered.build());
  }

  @Test
  void registersWithItsResourcesUntilTheMasterKnowsIt() throws InvalidProtocolBufferException {
    var fresh = new SimulatedAgent(SELF, MASTER, PipelineScenario.agent(), _ -> false);
    var message = fresh.register();

    assertThat(message.to()).isEqualTo(MASTER);
    assertThat(message.open(RegisterSlaveMessage.parser()).getSlave().getResourcesList())
        .extracting(resource -> resource.getName())
        .containsExactlyInAnyOrder("cpus", "mem", "disk", "ports");
    assertThat(fresh.isRegistered()).isFalse();
    assertThat(agent.isRegistered()).isTrue();
  }

  @Test
  void eachStateIsToldAfterTheOneBeforeWasAcknowledged() throws InvalidProtocolBufferException {
    assertThat(states(run("short"))).containsExactly(TaskState.TASK_STARTING);
    assertThat(states(acknowledge("short"))).containsExactly(TaskState.TASK_RUNNING);
    assertThat(states(acknowledge("short"))).containsExactly(TaskState.TASK_FINISHED);
    assertThat(acknowledge("short")).isEmpty();
    assertThat(agent.running()).isZero();
  }

  @Test
  void aLongTaskRunsOnAndCanSaySoAgain() throws InvalidProtocolBufferException {
    run("long");
    acknowledge("long");

    assertThat(acknowledge("long")).isEmpty();
    assertThat(agent.running()).isOne();
    assertThat(states(List.of(agent.sayAgain(7)))).containsExactly(TaskState.TASK_RUNNING);
  }

  @Test
  void noTwoUpdatesHaveTheSameUuid() throws InvalidProtocolBufferException {
    var starting = update(run("long").getFirst()).getUuid();
    var running = update(acknowledge("long").getFirst()).getUuid();

    assertThat(starting).hasSize(16).isNotEqualTo(running);
  }

  @Test
  void answersPingsSoThatItStaysReachable() throws InvalidProtocolBufferException {
    var answer = hear(PingSlaveMessage.newBuilder().setConnected(true).build());

    assertThat(answer).hasSize(1);
    assertThat(answer.getFirst().holds(PongSlaveMessage.getDefaultInstance())).isTrue();
    assertThat(answer.getFirst().to()).isEqualTo(MASTER);
  }

  private List<Envelope> run(String task) throws InvalidProtocolBufferException {
    var order = RunTaskMessage.newBuilder();
    order.getFrameworkBuilder().setUser("root").setName("bench").getIdBuilder().setValue("F0");
    order.getTaskBuilder().setName(task).getTaskIdBuilder().setValue(task);
    order.getTaskBuilder().getAgentIdBuilder().setValue("S0");
    order.setPid("");
    return hear(order.build());
  }

  private List<Envelope> acknowledge(String task) throws InvalidProtocolBufferException {
    var seen = StatusUpdateAcknowledgementMessage.newBuilder();
    seen.getSlaveIdBuilder().setValue("S0");
    seen.getFrameworkIdBuilder().setValue("F0");
    seen.getTaskIdBuilder().setValue(task);
    seen.setUuid(ByteString.copyFrom(new byte[16]));
    return hear(seen.build());
  }

  private List<Envelope> hear(Message message) throws InvalidProtocolBufferException {
    return agent.hear(Envelope.of(MASTER, SELF, message));
  }

  private static StatusUpdate update(Envelope envelope) throws InvalidProtocolBufferException {
    return envelope.open(StatusUpdateMessage.parser()).getUpdate();
  }

  private static List<TaskState> states(List<Envelope> envelopes)
      throws InvalidProtocolBufferException {
    var states = new ArrayList<TaskState>();
    for (var envelope : envelopes) {
      states.add(update(envelope).getStatus().getState());
    }
    return states;
  }
}
