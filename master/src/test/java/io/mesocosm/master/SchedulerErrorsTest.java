package io.mesocosm.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// All wrong calls that were tried on the original: ours have the same status, and the same text
/// where a client might look at it.
class SchedulerErrorsTest {
  private static final String JSON = "application/json";
  private final MasterInMemory master = Scenes.idle();
  private final MasterInMemory.Subscription stream;

  SchedulerErrorsTest() {
    master.subscribe(
        "{\"type\":\"SUBSCRIBE\",\"subscribe\":{\"framework_info\":"
            + "{\"user\":\"root\",\"name\":\"first\"}}}");
    stream = master.subscribe(RecordedWire.text("scheduler/01-SUBSCRIBE.request"));
  }

  private Request request(String recorded) {
    return Request.post("/api/v1/scheduler")
        .withBody(RecordedWire.text("scheduler/" + recorded + ".request"));
  }

  enum Stamp {
    OURS,
    NONE,
    OTHER
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("41-err-missing-stream-id", JSON, Stamp.NONE, true),
        arguments("42-err-wrong-stream-id", JSON, Stamp.OTHER, true),
        arguments("43-err-content-type-text", "text/plain", Stamp.OURS, true),
        arguments("44-err-content-type-absent", "", Stamp.OURS, true),
        arguments("51-err-empty-body", JSON, Stamp.OURS, false),
        arguments("52-err-malformed-json", JSON, Stamp.OURS, false),
        arguments("53-err-json-array", JSON, Stamp.OURS, false),
        arguments("54-err-json-string", JSON, Stamp.OURS, false),
        arguments("55-err-empty-object", JSON, Stamp.OURS, true),
        arguments("56-err-no-type", JSON, Stamp.OURS, true),
        arguments("57-err-unknown-type", JSON, Stamp.OURS, true),
        arguments("58-err-lowercase-type", JSON, Stamp.OURS, true),
        arguments("59-err-numeric-type", JSON, Stamp.OURS, false),
        arguments("60-err-unknown-field", JSON, Stamp.OURS, true),
        arguments("61-err-wrong-field-type", JSON, Stamp.OURS, false),
        arguments("62-err-missing-required", JSON, Stamp.OURS, false),
        arguments("63-err-no-framework-id", JSON, Stamp.OURS, true),
        arguments("64-err-unknown-framework-id", JSON, Stamp.OURS, true),
        arguments("65-err-accept-without-body", JSON, Stamp.OURS, true),
        arguments("66-err-decline-without-body", JSON, Stamp.OURS, true),
        arguments("67-err-kill-without-body", JSON, Stamp.OURS, true),
        arguments("68-err-ack-without-body", JSON, Stamp.OURS, true),
        arguments("69-err-ack-bad-uuid", JSON, Stamp.OURS, true),
        arguments("70-err-ack-uuid-not-base64", JSON, Stamp.OURS, false),
        arguments("71-err-subscribe-with-stream-id", JSON, Stamp.OURS, true),
        arguments("72-err-subscribe-no-body", JSON, Stamp.NONE, true),
        arguments("73-err-subscribe-no-user", JSON, Stamp.NONE, false),
        arguments("74-err-subscribe-id-mismatch", JSON, Stamp.NONE, true),
        arguments("78-err-protobuf-garbage", "application/x-protobuf", Stamp.OURS, true));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void answersAsTheOriginal(String recorded, String contentType, Stamp stamp, boolean text) {
    var request = request(recorded);
    if (!contentType.isEmpty()) {
      request = request.withHeader("Content-Type", contentType);
    }
    var answer =
        master.ask(
            switch (stamp) {
              case OURS -> request.withHeader("Mesos-Stream-Id", stream.id());
              case OTHER ->
                  request.withHeader("Mesos-Stream-Id", "11111111-1111-1111-1111-111111111111");
              case NONE -> request;
            });

    var original = "scheduler/" + recorded + ".response";
    assertThat(answer.status()).isEqualTo(RecordedWire.status(original));
    if (text) {
      assertThat(MasterInMemory.text(answer)).startsWith(RecordedWire.body(original));
    }
  }

  @Test
  void readsOverParametersOfTheContentTypeUnlikeTheOriginal() {
    var answer =
        master.ask(
            request("45-err-content-type-charset")
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withHeader("Mesos-Stream-Id", stream.id()));
    assertThat(answer.status()).isEqualTo(202);
  }

  @Test
  void looksAtAcceptOnlyWhenItStreams() {
    var call =
        request("46-err-accept-text")
            .withHeader("Content-Type", JSON)
            .withHeader("Accept", "text/plain")
            .withHeader("Mesos-Stream-Id", stream.id());
    assertThat(master.ask(call).status()).isEqualTo(202);
    for (var recorded :
        new String[] {"47-err-subscribe-accept-text", "48-err-subscribe-accept-recordio"}) {
      var kind = recorded.endsWith("text") ? "text/plain" : "application/recordio";
      var answer =
          master.ask(request(recorded).withHeader("Content-Type", JSON).withHeader("Accept", kind));
      assertThat(answer.status()).isEqualTo(406);
      assertThat(MasterInMemory.text(answer))
          .isEqualTo(RecordedWire.body("scheduler/" + recorded + ".response"));
    }
  }

  @Test
  void takesPostOnly() {
    for (var method : new String[] {"GET", "PUT"}) {
      var answer = master.ask(Request.of(method, "/api/v1/scheduler"));
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.headers().first("Allow")).contains("POST");
    }
  }

  @Test
  void saysWhatIsWrongWithAFrameworkOverTheStream() {
    for (var recorded :
        new String[] {"75-err-subscribe-bad-role", "76-err-subscribe-role-and-roles"}) {
      var answer =
          (Response.Streaming) master.ask(request(recorded).withHeader("Content-Type", JSON));
      assertThat(answer.status()).isEqualTo(200);
      var original = RecordedWire.body("scheduler/" + recorded + ".response").split("\n", -1);
      var ours = new MasterInMemory.Subscription("", answer.stream()).drain();
      assertThat(ours).containsExactly(original[2]);
      assertThat(answer.stream().isClosed()).isTrue();
    }
  }

  @Test
  void takesAnIdThatItHasNeverHeardOf() {
    var answer =
        master.subscribe(RecordedWire.text("scheduler/77-err-subscribe-unknown-fwid.request"));
    assertThat(answer.drain().getFirst()).contains("\"framework_id\":{\"value\":\"nope-1\"}");
  }

  @Test
  void readsAllSpellingsOfThePath() {
    for (var path : new String[] {"/api/v1/scheduler/", "/master/api/v1/scheduler"}) {
      var answer =
          master.call(
              path,
              RecordedWire.text("scheduler/79-err-trailing-slash.request"),
              "Mesos-Stream-Id",
              stream.id());
      assertThat(answer.status()).isEqualTo(202);
    }
    assertThat(master.call("/api/v2/scheduler", "{}").status()).isEqualTo(404);
  }

  @Test
  void forgetsTheOldStreamAndThenTheFramework() {
    var revive = RecordedWire.text("scheduler/83-err-old-stream-id-after-failover.request");
    var next = master.subscribe(RecordedWire.text("scheduler/82-SUBSCRIBE-failover.request"));
    var old = master.call("/api/v1/scheduler", revive, "Mesos-Stream-Id", stream.id());
    assertThat(old.status()).isEqualTo(400);
    assertThat(stream.drain().getLast())
        .isEqualTo("{\"type\":\"ERROR\",\"error\":{\"message\":\"Framework failed over\"}}");

    var teardown = RecordedWire.text("scheduler/84-TEARDOWN.request");
    assertThat(master.call("/api/v1/scheduler", teardown, "Mesos-Stream-Id", next.id()).status())
        .isEqualTo(202);
    var after = master.call("/api/v1/scheduler", revive, "Mesos-Stream-Id", next.id());
    assertThat(after.status()).isEqualTo(400);
    assertThat(MasterInMemory.text(after)).isEqualTo("Framework cannot be found");
  }

  @Test
  void survivesACallOfTypeUnknown() {
    var answer = master.call("/api/v1/scheduler", "{\"type\":\"UNKNOWN\"}");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(master.call("/api/v1", "{\"type\":\"UNKNOWN\"}").status()).isEqualTo(501);
  }

  @Test
  void saysWhatItDoesNotCarryOut() {
    var answer =
        master.call(
            "/api/v1/scheduler",
            "{\"type\":\"ACCEPT_INVERSE_OFFERS\",\"framework_id\":{\"value\":\"x\"},"
                + "\"accept_inverse_offers\":{}}");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(master.call("/api/v1", "{\"type\":\"DRAIN_AGENT\"}").status()).isEqualTo(400);
    var drain = "{\"type\":\"DRAIN_AGENT\",\"drain_agent\":{\"agent_id\":{\"value\":\"a\"}}}";
    assertThat(master.call("/api/v1", drain).status()).isEqualTo(501);
  }

  @Test
  void namesTheTypeThatItDoesNotKnow() {
    for (var path : new String[] {"/api/v1", "/api/v1/scheduler"}) {
      var answer = master.call(path, "{\"type\":\"GET_EVERYTHING\"}");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(MasterInMemory.text(answer)).contains("got 'GET_EVERYTHING'", "SUBSCRIBE");
    }
  }
}
