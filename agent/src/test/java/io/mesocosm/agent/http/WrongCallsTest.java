package io.mesocosm.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.mesocosm.agent.Recorded;
import io.mesocosm.agent.core.AgentCore;
import io.mesocosm.agent.core.AgentRules;
import io.mesocosm.agent.core.Event;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.wire.Facts;
import io.mesocosm.agent.wire.MasterMessages;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an agent answers to calls that are wrong: codes and texts of Mesos 1.11, and behind them
/// the value.
class WrongCallsTest {
  private static final Pid SELF = new Pid("slave(1)", "127.0.0.1", 15051);
  private static final Pid MASTER = new Pid("master", "127.0.0.1", 15050);
  private static final Instant NOW = Instant.parse("2026-11-23T14:33:25Z");
  private static final String JSON = "application/json";
  private static final String RECORDIO = "application/recordio";

  @TempDir Path work;
  private AgentState state = AgentState.NEW;

  private void on(Input input) {
    state = new AgentCore(AgentRules.DEFAULT).apply(state, new Event(input, 1), NOW).state();
  }

  @BeforeEach
  void register() {
    on(new Input.Started());
    on(new Input.LeaderChanged(Optional.of(MASTER)));
    on(new Input.Welcomed(MASTER, new AgentId("m-S0"), Duration.ofSeconds(75), List.of()));
  }

  private void runTask() throws Exception {
    var order =
        new Envelope(
            MASTER,
            SELF,
            "mesos.internal.RunTaskMessage",
            ByteString.copyFrom(Recorded.message("agent-mesos.internal.RunTaskMessage-1")));
    MasterMessages.read(order, () -> new UUID(7, 7)).forEach(this::on);
  }

  private Routes routes() {
    var facts = new Facts("127.0.0.1", SELF, Resources.NONE, new Attributes(List.of()), "1.11.0");
    return AgentRoutes.of(
        new AgentRoutes.Parts(
            new Shown(facts, new WorkDir(work), NOW, NOW, "", new LinkedHashMap<>()),
            () -> state,
            () -> new UUID(1, 1),
            _ -> {},
            _ -> Optional.empty(),
            new AgentWatch(),
            new AgentRoutes.Outside(() -> 0, () -> 0, () -> 0, () -> 0, () -> 0),
            InstantSource.fixed(NOW)));
  }

  private Response.Whole ask(Request request) throws Exception {
    return (Response.Whole) routes().handle(request);
  }

  private Response.Whole operator(String body) throws Exception {
    return ask(Request.post("/api/v1").withHeader("Content-Type", JSON).withBody(body));
  }

  private Response.Whole executor(String body) throws Exception {
    return ask(Request.post("/api/v1/executor").withHeader("Content-Type", JSON).withBody(body));
  }

  @Test
  void namesAnUnknownTypeOfCall() throws Exception {
    assertThat(operator("{\"type\":\"GET_HEALT\"}").text())
        .startsWith("Failed to validate agent::Call: Expecting 'type' to be present")
        .contains("got 'GET_HEALT'", "GET_HEALTH, GET_FLAGS");
    assertThat(executor(call("RUN", "", "")).text())
        .startsWith("Failed to validate Executor::Call: Expecting 'type' to be present")
        .contains("got 'RUN'", "SUBSCRIBE, UPDATE, MESSAGE, HEARTBEAT");
  }

  @ParameterizedTest
  @CsvSource({
    "GET_METRICS,get_metrics",
    "LAUNCH_CONTAINER,launch_container",
    "WAIT_NESTED_CONTAINER,wait_nested_container",
    "MARK_RESOURCE_PROVIDER_GONE,mark_resource_provider_gone"
  })
  void missesThePartThatBelongsToAType(String type, String part) throws Exception {
    var answer = operator("{\"type\":\"%s\"}".formatted(type));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("Expecting '%s' to be present".formatted(part));
  }

  @Test
  void saysThatItIsNotReady() throws Exception {
    state = AgentState.NEW;
    assertThat(operator("{\"type\":\"GET_HEALTH\"}").status()).isEqualTo(503);
    assertThat(executor(call("HEARTBEAT", "", "")).status()).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource({
    // media type, its inner one, what is accepted, body, status
    "application/recordio,,,'2\n{}',400",
    "application/recordio,text/plain,,'2\n{}',415",
    "application/recordio,application/json,,x,400",
    "application/recordio,application/json,,'',400",
    "application/recordio,application/json,,'2\n{}',400",
    "application/recordio,application/json,,'21\n{\"type\":\"GET_HEALTH\"}',415",
    "application/json,application/json,,'{\"type\":\"GET_HEALTH\"}',415",
    "application/json,,application/recordio,'{\"type\":\"GET_HEALTH\"}',406",
    "application/json,,text/html,'{\"type\":\"GET_HEALTH\"}',406",
    "application/json,,,'{\"type\":\"ATTACH_CONTAINER_INPUT\",\"attach_container_input\":{}}',415"
  })
  void checksMediaTypesOfStreams(String type, String inner, String accept, String body, int status)
      throws Exception {
    var request = Request.post("/api/v1").withHeader("Content-Type", type).withBody(body);
    request = inner == null ? request : request.withHeader("Message-Content-Type", inner);
    request = accept == null ? request : request.withHeader("Accept", accept);
    assertThat(ask(request).status()).as(ask(request).text()).isEqualTo(status);
  }

  @Test
  void saysWhichCallsItDoesNotCarryOut() throws Exception {
    var answer =
        operator(
            "{\"type\":\"LAUNCH_CONTAINER\",\"launch_container\":{\"container_id\":{\"value\":\"c\"}}}");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.text()).contains("LAUNCH_CONTAINER");
  }

  private static String call(String type, String framework, String more) {
    return "{\"type\":\"%s\",\"framework_id\":{\"value\":\"%s\"},\"executor_id\":{\"value\":\"t1\"}%s}"
        .formatted(type, framework, more);
  }

  private static String update(String status) {
    return call("UPDATE", "f", ",\"update\":{\"status\":{\"task_id\":{\"value\":\"t1\"},%s}}")
        .formatted(status);
  }

  @Test
  void checksExecutorsInTheOrderOfTheOriginal() throws Exception {
    var entry = Request.post("/slave(1)/api/v1/executor");
    assertThat(ask(Request.get("/api/v1/executor")).status()).isEqualTo(405);
    assertThat(ask(entry).status()).isEqualTo(400);
    assertThat(ask(entry.withHeader("Content-Type", RECORDIO)).status()).isEqualTo(415);
    assertThat(executor("{nonsense").text()).startsWith("Failed to parse body into JSON: ");
    assertThat(executor("{\"type\":\"SUBSCRIBE\"}").text())
        .contains("/executor_id: required", "/framework_id: required");
    assertThat(executor(call("SUBSCRIBE", "f", "")).text())
        .contains("Expecting 'subscribe' to be present");
    assertThat(executor(call("MESSAGE", "f", "")).status()).isEqualTo(400);
    assertThat(executor(call("HEARTBEAT", "f", "")).status()).isEqualTo(202);
  }

  @Test
  void checksUpdatesOfExecutors() throws Exception {
    var uuid = "\"uuid\":\"AAAAAAAAAAAAAAAAAAAAAA==\"";
    assertThat(executor(update("\"state\":\"TASK_RUNNING\"")).text()).contains("Expecting 'uuid'");
    assertThat(executor(update("\"state\":\"TASK_RUNNING\",\"uuid\":\"AAAA\"")).text())
        .contains("Not a valid UUID: got 3 bytes");
    assertThat(executor(update("\"state\":\"TASK_RUNNING\"," + uuid)).text())
        .contains("expecting 'SOURCE_EXECUTOR'");
    var source = ",\"source\":\"SOURCE_EXECUTOR\"";
    assertThat(executor(update("\"state\":\"TASK_STAGING\"," + uuid + source)).text())
        .contains("TASK_STAGING");
    var other = ",\"executor_id\":{\"value\":\"t2\"}";
    assertThat(executor(update("\"state\":\"TASK_RUNNING\"," + uuid + source + other)).text())
        .contains("does not match ExecutorID in TaskStatus: t2");
    assertThat(executor(update("\"state\":\"TASK_RUNING\"," + uuid)).text())
        .contains("/update/status/state: got 'TASK_RUNING'");
    assertThat(executor(update("\"state\":\"TASK_RUNNING\"," + uuid + source)).text())
        .isEqualTo("Framework cannot be found: 'f'");
  }

  @Test
  void letsNobodySpeakForACommandThatItRunsItself() throws Exception {
    runTask();
    var task = state.tasks().values().iterator().next();
    var framework = task.key().framework().value();
    var executor = task.spec().executor().value();
    assertThat(
            executor(
                    call("MESSAGE", framework, ",\"message\":{\"data\":\"AA==\"}")
                        .replace("t1", "nobody"))
                .text())
        .isEqualTo("Executor cannot be found: 'nobody'");
    assertThat(
            executor(
                    call("MESSAGE", framework, ",\"message\":{\"data\":\"AA==\"}")
                        .replace("t1", executor))
                .status())
        .isEqualTo(403);
    var subscribe =
        executor(call("SUBSCRIBE", framework, ",\"subscribe\":{}").replace("t1", executor));
    assertThat(subscribe.status()).isEqualTo(501);
    assertThat(subscribe.text()).contains("SUBSCRIBE", executor);
  }

  @ParameterizedTest
  @CsvSource({"offset=-2,400", "length=x,400", "offset=0,200", "offset=-1,200", "offset=99,200"})
  void checksTheNumbersOfARead(String query, int status) throws Exception {
    var log = Files.createDirectories(work.toRealPath().resolve("slaves/m-S0")).resolve("log");
    Files.writeString(log, "hello");
    assertThat(ask(Request.get("/files/read?path=%s&%s".formatted(log, query))).status())
        .isEqualTo(status);
    // Numbers first, as on the original.
    assertThat(ask(Request.get("/files/read?path=/no&" + query)).status())
        .isEqualTo(status == 200 ? 404 : status);
  }
}
