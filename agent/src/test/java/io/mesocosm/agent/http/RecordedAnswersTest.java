package io.mesocosm.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.mesocosm.agent.Recorded;
import io.mesocosm.agent.core.AgentCore;
import io.mesocosm.agent.core.AgentRules;
import io.mesocosm.agent.core.Alarm;
import io.mesocosm.agent.core.Event;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.agent.model.runs.UsageSample;
import io.mesocosm.agent.wire.Facts;
import io.mesocosm.agent.wire.MasterMessages;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our answers beside those of Mesos 1.12-dev in the same two states: nothing but a finished task
/// of an ended framework, and one running task beside it.
class RecordedAnswersTest {
  private static final Pid SELF = new Pid("slave(1)", "127.0.0.1", 15051);
  private static final Pid MASTER = new Pid("master", "127.0.0.1", 15050);
  private static final Instant NOW = Instant.parse("2026-11-23T14:33:25.557070Z");

  private final AgentWatch watch = new AgentWatch();
  private AgentState state = AgentState.NEW;
  private long luck;

  private static <T> T ok(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T>(var value) -> value;
      case Outcome.Refused<T>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  private void on(Input input) {
    var core = new AgentCore(AgentRules.DEFAULT);
    var event = new Event(input, luck++);
    var step = core.apply(state, event, NOW.plusMillis(luck));
    watch.stepped(NOW, event, step);
    state = step.state();
  }

  private RunId ordered(String recording) throws Exception {
    var envelope =
        new Envelope(
            MASTER,
            SELF,
            "mesos.internal.RunTaskMessage",
            ByteString.copyFrom(Recorded.message(recording)));
    var input = MasterMessages.read(envelope, () -> new UUID(7, luck)).getFirst();
    on(input);
    assertThat(input).isInstanceOf(Input.RunTask.class);
    var key = ((Input.RunTask) input).order().key();
    return new RunId(
        key, state.tasks().get(key).map(task -> task.container()).orElse(ContainerId.NONE));
  }

  private void begun(RunId run) {
    on(new Input.Launched(run, 20131));
    acknowledgeAll(run);
  }

  private void acknowledgeAll(RunId run) {
    while (state.streams().has(run.task())) {
      var head = state.streams().get(run.task()).orElseThrow().head();
      on(new Input.Acknowledged(run.task(), head.uuid()));
    }
  }

  @BeforeEach
  void register() throws Exception {
    on(new Input.Started());
    on(new Input.LeaderChanged(Optional.of(MASTER)));
    on(new Input.Welcomed(MASTER, new AgentId("m-S0"), Duration.ofSeconds(75), List.of()));
  }

  private void oneFinishedOneRunning() throws Exception {
    var finished = ordered("agent-mesos.internal.RunTaskMessage-1");
    begun(finished);
    on(new Input.Exited(finished, new ExitStatus.Code(0)));
    acknowledgeAll(finished);
    begun(ordered("agent-mesos.internal.RunTaskMessage-2"));
  }

  private Routes routes() {
    var flags = new LinkedHashMap<String, String>(Map.of("port", "15051"));
    var facts =
        new Facts(
            "127.0.0.1",
            SELF,
            ok(Resources.parse("cpus:4;mem:2048;disk:4096;ports:[31000-31999]", "*")),
            ok(Attributes.parse("rack:r1;zone:[1-3];num:4")),
            "1.12.0");
    return AgentRoutes.of(
        new AgentRoutes.Parts(
            new Shown(
                facts, new WorkDir(Path.of("/var/lib/mesos")), NOW, NOW, "/var/log/mesos", flags),
            () -> state,
            () -> new UUID(1, 1),
            _ -> {},
            _ -> Optional.of(new UsageSample(0.28, 0.06, 437_751_808)),
            watch,
            new AgentRoutes.Outside(() -> 2L << 30, () -> 0, () -> 0, () -> 0, () -> 544_320.0),
            InstantSource.fixed(NOW)));
  }

  private Json get(String path) throws Exception {
    return json(routes().handle(Request.get(path)));
  }

  private Json call(String type) throws Exception {
    var body =
        type.equals("GET_METRICS")
            ? "{\"type\":\"GET_METRICS\",\"get_metrics\":{}}"
            : "{\"type\":\"%s\"}".formatted(type);
    return json(
        routes()
            .handle(
                Request.post("/api/v1")
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)));
  }

  private static Json json(Response response) {
    assertThat(response.status()).isEqualTo(200);
    return ok(JsonParser.parse(((Response.Whole) response).text()));
  }

  private static List<String> compare(String recording, Json ours) {
    // What git the original was built from; ours has other capabilities and flags. Exporters divide
    // by cpus_limit, which the original dropped in 1.10. Mesos names its executor's program and the
    // agent's log; our tasks have no executor beside their own command. The recorded executor ended
    // before its last acknowledgement, which leaves its task among the terminated; ours is among
    // the completed once it is acknowledged.
    var shape =
        new Shape(
            Set.of(
                "/git_sha",
                "/git_branch",
                "/capabilities",
                "/flags",
                "[]/statistics/cpus_limit",
                "/get_containers/containers[]/resource_statistics/cpus_limit",
                "/get_version/version_info/git_sha",
                "/get_version/version_info/git_branch",
                "/get_metrics/metrics",
                "/get_tasks/terminated_tasks",
                "/get_tasks/completed_tasks",
                "/get_state/get_tasks/terminated_tasks",
                "/get_state/get_tasks/completed_tasks",
                "/get_executors/executors[]/executor_info/command",
                "/get_executors/completed_executors[]/executor_info/command",
                "/get_state/get_executors/executors[]/executor_info/command",
                "/get_state/get_executors/completed_executors[]/executor_info/command"));
    return shape.differences(ok(JsonParser.parse(Recorded.body(recording))), ours);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state",
        "containers",
        "monitor_statistics",
        "metrics_snapshot",
        "version",
        "system_stats.json",
        "containerizer_debug"
      })
  void getsAreAsRecorded(String name) throws Exception {
    var path = "/" + name.replace("_", "/");
    assertThat(compare("idle/" + name, get(path))).isEmpty();
    assertThat(compare("idle/" + name, get("/slave(1)" + path))).isEmpty();
    oneFinishedOneRunning();
    assertThat(compare("running/" + name, get(path))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET_AGENT",
        "GET_CONTAINERS",
        "GET_EXECUTORS",
        "GET_FRAMEWORKS",
        "GET_HEALTH",
        "GET_LOGGING_LEVEL",
        "GET_METRICS",
        "GET_OPERATIONS",
        "GET_RESOURCE_PROVIDERS",
        "GET_STATE",
        "GET_TASKS",
        "GET_VERSION"
      })
  void callsAreAsRecorded(String type) throws Exception {
    assertThat(compare("idle-v1/" + type, call(type))).isEmpty();
    oneFinishedOneRunning();
    assertThat(compare("running-v1/" + type, call(type))).isEmpty();
  }

  @Test
  void metricsCountEachPieceOfNewsOnce() throws Exception {
    var run = ordered("agent-mesos.internal.RunTaskMessage-1");
    on(new Input.Launched(run, 20131));
    on(new Input.Rang(new Alarm.Resend(run.task())));
    acknowledgeAll(run);
    assertThat(metric("slave/valid_status_updates")).isEqualTo(2);
  }

  @Test
  void metricsTellWhatCouldNotBeRemoved() throws Exception {
    var run = ordered("agent-mesos.internal.RunTaskMessage-1");
    var place = state.tasks().get(run.task()).orElseThrow().place(state.id());
    on(new Input.SandboxesRemoved(List.of(), List.of(place)));
    on(new Input.SandboxesRemoved(List.of(place), List.of()));
    assertThat(metric("gc/path_removals_failed")).isEqualTo(1);
    assertThat(metric("gc/path_removals_succeeded")).isEqualTo(1);
  }

  private double metric(String name) throws Exception {
    return ((Json.Num) ((Json.Obj) get("/metrics/snapshot")).get(name).orElseThrow()).doubleValue();
  }

  @Test
  void metricsHaveTheNamesOfTheOriginal() throws Exception {
    oneFinishedOneRunning();
    assertThat(get("/metrics/snapshot"))
        .isInstanceOfSatisfying(
            Json.Obj.class,
            ours ->
                assertThat(ours.fields().keySet())
                    .containsExactlyElementsOf(
                        ((Json.Obj) ok(JsonParser.parse(Recorded.body("running/metrics_snapshot"))))
                            .fields()
                            .keySet()));
  }

  /// However late its last news are acknowledged, and whether anybody waits for them.
  @Test
  void everyEndIsCountedOnce() throws Exception {
    var heard = ordered("agent-mesos.internal.RunTaskMessage-1");
    on(new Input.Launched(heard, 1));
    on(new Input.Exited(heard, new ExitStatus.Code(0)));
    acknowledgeAll(heard);
    var unheard = ordered("agent-mesos.internal.RunTaskMessage-2");
    begun(unheard);
    on(new Input.ShutdownFramework(unheard.task().framework()));
    on(new Input.Exited(unheard, new ExitStatus.Signal(15)));
    assertThat(watch.ended(TaskState.FINISHED)).isEqualTo(1);
    assertThat(watch.ended(TaskState.KILLED)).isEqualTo(1);
    assertThat(watch.exits()).isEqualTo(2);
  }

  @Test
  void healthIsEmpty() throws Exception {
    assertThat(routes().handle(Request.get("/health")))
        .isInstanceOfSatisfying(Response.Whole.class, whole -> assertThat(whole.body()).isEmpty());
  }

  @Test
  void saysNothingWhileItFindsOutWhatRuns() throws Exception {
    state = AgentState.NEW;
    assertThat(routes().handle(Request.get("/state")).status()).isEqualTo(503);
    assertThat(routes().handle(Request.get("/health")).status()).isEqualTo(200);
  }

  @Test
  void operatorEntryChecksInOrder() throws Exception {
    var entry = Request.post("/slave(1)/api/v1");
    assertThat(routes().handle(Request.get("/api/v1")).status()).isEqualTo(405);
    assertThat(routes().handle(entry).status()).isEqualTo(400);
    assertThat(
            routes().handle(entry.withHeader("Content-Type", "text/plain").withBody("{}")).status())
        .isEqualTo(415);
    var json = entry.withHeader("Content-Type", "application/json");
    assertThat(routes().handle(json.withBody("{nonsense")).status()).isEqualTo(400);
    assertThat(routes().handle(json.withBody("{}")).status()).isEqualTo(400);
    assertThat(routes().handle(json.withBody("{\"type\":\"LIST_FILES\"}")).status()).isEqualTo(400);
    assertThat(routes().handle(json.withBody("{\"type\":\"UNKNOWN\"}")).status()).isEqualTo(501);
    assertThat(
            routes()
                .handle(
                    json.withHeader("Accept", "text/html").withBody("{\"type\":\"GET_HEALTH\"}"))
                .status())
        .isEqualTo(406);
  }

  @Test
  void callbacksMustBeNames() throws Exception {
    assertThat(routes().handle(Request.get("/version?jsonp=alert(1)//")).status()).isEqualTo(400);
  }

  @Test
  void containersAreFoundByTheirIds() throws Exception {
    oneFinishedOneRunning();
    assertThat(routes().handle(Request.get("/containers?executor_id=t1")).status()).isEqualTo(400);
    assertThat(get("/containers?container_id=none")).isEqualTo(Json.arr(List.of()));
  }

  @Test
  void messagesOfTheMasterAreTaken() throws Exception {
    var ping =
        Request.post("/slave%281%29/mesos.internal.PingSlaveMessage")
            .withHeader("Libprocess-From", "slave-observer(1)@127.0.0.1:15050")
            .withBody(Recorded.message("agent-mesos.internal.PingSlaveMessage-1"));
    assertThat(routes().handle(ping).status()).isEqualTo(202);
    assertThat(routes().handle(ping.withBody(new byte[] {1, 2, 3})).status()).isEqualTo(202);
    assertThat(routes().handle(Request.post("/slave(1)/nothing")).status()).isEqualTo(404);
  }
}
