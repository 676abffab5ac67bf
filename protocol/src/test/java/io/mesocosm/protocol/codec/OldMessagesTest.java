package io.mesocosm.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.protocol.v0.Call;
import io.mesocosm.protocol.v1.AgentInfo;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.scheduler.OfferConstraints;
import org.junit.jupiter.api.Test;

class OldMessagesTest {
  @Test
  void turnsAgentsRoundAndBack() {
    var agent = AgentInfo.newBuilder().setHostname("slave-1").setPort(5051).build();
    var slave = OldMessages.slave(agent, true);
    assertThat(slave.getCheckpoint()).isTrue();
    assertThat(OldMessages.agent(slave)).isEqualTo(agent);
  }

  @Test
  void movesTheFieldsOfSubscribe() {
    var framework = FrameworkInfo.newBuilder().setUser("root").setName("old").build();
    var old =
        Call.newBuilder()
            .setType(io.mesocosm.protocol.v1.scheduler.Call.Type.SUBSCRIBE)
            .setSubscribe(
                Call.Subscribe.newBuilder()
                    .setFrameworkInfo(framework)
                    .setForce(true)
                    .addSuppressedRoles("a")
                    .setOfferConstraints(OfferConstraints.getDefaultInstance()))
            .build();
    var call = OldMessages.call(old);
    assertThat(call.getType()).isEqualTo(old.getType());
    assertThat(call.getSubscribe().getFrameworkInfo()).isEqualTo(framework);
    assertThat(call.getSubscribe().getSuppressedRolesList()).containsExactly("a");
    assertThat(call.getSubscribe().hasOfferConstraints()).isTrue();
    assertThat(call.getUnknownFields().asMap()).isEmpty();
  }
}
