package io.mesocosm.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.mesocosm.protocol.v1.CommandInfo;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.Label;
import io.mesocosm.protocol.v1.OfferFilters;
import io.mesocosm.protocol.v1.TaskID;
import io.mesocosm.protocol.v1.TaskState;
import io.mesocosm.protocol.v1.TaskStatus;
import io.mesocosm.protocol.v1.Value;
import org.junit.jupiter.api.Test;

class MessageJsonTest {
  @Test
  void printsDefaultsThatAreDeclaredAndNotDeprecated() {
    assertThat(print(CommandInfo.newBuilder().setValue("true").build()))
        .isEqualTo("{\"shell\":true,\"value\":\"true\"}");
    assertThat(print(FrameworkInfo.newBuilder().setUser("root").setName("f").build()))
        .isEqualTo(
            "{\"user\":\"root\",\"name\":\"f\",\"failover_timeout\":0.0,\"checkpoint\":false}");
    assertThat(print(ContainerInfo.DockerInfo.newBuilder().setImage("x").build()))
        .isEqualTo("{\"image\":\"x\",\"network\":\"HOST\",\"privileged\":false}");
  }

  @Test
  void printsInTheOrderOfDeclaration() {
    var status =
        TaskStatus.newBuilder()
            .setUuid(ByteString.copyFrom(new byte[16]))
            .setTimestamp(1795444416.5)
            .setState(TaskState.TASK_RUNNING)
            .setTaskId(TaskID.newBuilder().setValue("t"))
            .setReason(TaskStatus.Reason.REASON_AGENT_REMOVED)
            .setSource(TaskStatus.Source.SOURCE_MASTER)
            .build();
    assertThat(print(status))
        .isEqualTo(
            "{\"task_id\":{\"value\":\"t\"},\"state\":\"TASK_RUNNING\","
                + "\"source\":\"SOURCE_MASTER\",\"reason\":\"REASON_AGENT_REMOVED\","
                + "\"timestamp\":1795444416.5,\"uuid\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}");
  }

  @Test
  void printsMapsAsObjectsAndLongsAsNumbers() {
    var quantities = OfferFilters.ResourceQuantities.newBuilder();
    quantities.putQuantities("mem", Value.Scalar.newBuilder().setValue(32).build());
    quantities.putQuantities("cpus", Value.Scalar.newBuilder().setValue(0.1).build());
    assertThat(print(quantities.build()))
        .isEqualTo("{\"quantities\":{\"cpus\":{\"value\":0.1},\"mem\":{\"value\":32.0}}}");
    assertThat(print(Value.Range.newBuilder().setBegin(1).setEnd(-1).build()))
        .isEqualTo("{\"begin\":1,\"end\":18446744073709551615}");
  }

  @Test
  void escapesOnlyWhatItMust() {
    assertThat(print(Label.newBuilder().setKey("a\"\\/\n\u0001ä€😀").build()))
        .isEqualTo("{\"key\":\"a\\\"\\\\/\\n\\u0001ä€😀\"}");
  }

  private static String print(Message message) {
    return new String(MessageJson.print(message), UTF_8);
  }
}
