package io.mesocosm.protocol.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.protocol.v1.scheduler.Call;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallReaderTest {
  private static final Request POST = Request.post("/api/v1/scheduler");
  private static final String ABSENT =
      "Failed to validate scheduler::Call: Expecting 'type' to be present";
  private static final String ALLOWED = "allowed is one of SUBSCRIBE, TEARDOWN, ACCEPT, DECLINE,";

  private final CallReader<Call> reader =
      new CallReader<>("scheduler::Call", Call.getDefaultInstance());

  private Response.Whole refused(Request request) {
    return switch (reader.read(request)) {
      case CallReader.Read.Wrong<Call>(Response.Whole answer) -> answer;
      case CallReader.Read.Wrong<Call> other -> throw new AssertionError(other);
      case CallReader.Read.Message<Call>(var call) -> throw new AssertionError(call);
    };
  }

  private Response.Whole json(String body) {
    return refused(POST.withHeader("Content-Type", "application/json").withBody(body));
  }

  private Response.Whole protobuf(byte[] body) {
    return refused(POST.withHeader("Content-Type", "application/x-protobuf").withBody(body));
  }

  private static UnknownFieldSet stray(int field, long number) {
    return UnknownFieldSet.newBuilder()
        .addField(field, UnknownFieldSet.Field.newBuilder().addVarint(number).build())
        .build();
  }

  @Test
  void namesAnUnknownTypeInJson() {
    var answer = json("{\"type\":\"SUBSCRIB\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).startsWith(ABSENT).contains("got 'SUBSCRIB'", ALLOWED);
  }

  @Test
  void namesAnUnknownTypeInProtobuf() {
    var type = Call.getDescriptor().findFieldByName("type").getNumber();
    var answer =
        protobuf(Call.newBuilder().setUnknownFields(stray(type, 999)).build().toByteArray());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).startsWith(ABSENT).contains("got '999'", ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"type\":null}"})
  void saysWhichTypesThereAreWhenThereIsNone(String body) {
    assertThat(json(body).text()).startsWith(ABSENT).contains(ALLOWED).doesNotContain("got");
  }

  @Test
  void shortensALongType() {
    assertThat(json("{\"type\":\"" + "X".repeat(100_000) + "\"}").text()).hasSizeLessThan(1000);
  }

  @Test
  void namesAnUnknownNumberWhereAValueIsRequired() {
    var filters = Call.newBuilder().setType(Call.Type.ACCEPT);
    filters
        .getAcceptBuilder()
        .addOperationsBuilder()
        .getLaunchBuilder()
        .addTaskInfosBuilder()
        .getContainerBuilder()
        .setUnknownFields(stray(1, 77));
    var answer = protobuf(filters.buildPartial().toByteArray());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .startsWith("Failed to parse body into Call protobuf: ")
        .contains(
            "/accept/operations(0)/launch/task_infos(0)/name: required, but missing",
            "/accept/operations(0)/launch/task_infos(0)/container/type: got '77',"
                + " allowed is one of 1 (DOCKER), 2 (MESOS)");
  }

  @Test
  void saysWhereProtobufBreaks() {
    assertThat(protobuf(new byte[] {1, 2, 3}).text())
        .startsWith("Failed to parse body into Call protobuf: body: got '");
  }

  @Test
  void boundsWhatACallMayHold() {
    assertThat(protobuf(new byte[(16 << 20) + 1]).status()).isEqualTo(413);
    var many = json("{\"type\":\"REVIVE\",\"x\":[" + "[],".repeat(1_000_000) + "[]]}");
    assertThat(many.status()).isEqualTo(400);
    assertThat(many.text()).contains("more than 1000000 values");
  }

  @Test
  void checksMethodAndMediaTypeFirst() {
    assertThat(refused(Request.put("/api/v1/scheduler")).status()).isEqualTo(405);
    assertThat(refused(POST).status()).isEqualTo(400);
    assertThat(refused(POST.withHeader("Content-Type", "text/plain")).status()).isEqualTo(415);
  }

  @Test
  void knowsWhichPartBelongsToAType() {
    var agentCall = io.mesocosm.protocol.v1.agent.Call.newBuilder();
    assertThat(
            Particulars.missing(
                agentCall.setType(io.mesocosm.protocol.v1.agent.Call.Type.READ_FILE).build()))
        .isEqualTo(Optional.of("read_file"));
    agentCall.getReadFileBuilder().setPath("/x").setOffset(0);
    assertThat(Particulars.missing(agentCall.build())).isEmpty();
    assertThat(
            Particulars.missing(
                agentCall.setType(io.mesocosm.protocol.v1.agent.Call.Type.GET_HEALTH).build()))
        .isEmpty();
  }
}
