package io.mesocosm.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.Json;
import io.mesocosm.master.http.Leadership.Standing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that was recorded of the original's reads, idle and running: ours has the same
/// fields, types and number forms.
class ReadEndpointsTest {
  // What a build says of itself: ours comes from no git branch, and flags are those that were set.
  private static final Set<String> OF_THE_BUILD = Set.of("git_sha", "git_branch");

  static Stream<Arguments> gets() {
    return Stream.of("idle", "running")
        .flatMap(scene ->
            Stream.of(
                    "frameworks:/frameworks",
                    "frameworks_framework_id_nope:/frameworks?framework_id=nope",
                    "maintenance_schedule:/maintenance/schedule",
                    "maintenance_status:/maintenance/status",
                    "quota:/quota",
                    "roles:/roles",
                    "slaves:/slaves",
                    "slaves_slave_id_nope:/slaves?slave_id=nope",
                    "state-summary:/state-summary",
                    "state:/state",
                    "system_stats.json:/system/stats.json",
                    "tasks:/tasks",
                    "tasks_limit_1:/tasks?limit=1",
                    "tasks_limit_1_order_asc:/tasks?limit=1&order=asc",
                    "version:/version",
                    "weights:/weights")
                .map(pair ->
                    Arguments.of(
                        scene,
                        pair.substring(0, pair.indexOf(":")),
                        pair.substring(pair.indexOf(":") + 1))));
  }

  private static MasterInMemory master(String scene) {
    return scene.equals("idle") ? Scenes.idle() : Scenes.running();
  }

  @ParameterizedTest
  @MethodSource("gets")
  void printsWhatTheOriginalPrints(String scene, String recorded, String target) {
    var master = master(scene);
    var expected = RecordedWire.json(RecordedWire.body(scene + "/master/" + recorded + ".txt"));

    same(expected, master.get(target));
    if (!target.startsWith("/system")) {
      same(expected, master.get("/master" + target));
    }
  }

  private static void same(Json expected, String actual) {
    assertThat(
            WireShape.differences(
                withoutFlags(expected), withoutFlags(RecordedWire.json(actual)), OF_THE_BUILD))
        .isEmpty();
  }

  private static Json withoutFlags(Json json) {
    return json instanceof Json.Obj object ? object.without("flags") : json;
  }

  static Stream<Arguments> calls() {
    return Stream.of("idle", "running")
        .flatMap(scene ->
            Stream.of(
                    "GET_AGENTS",
                    "GET_EXECUTORS",
                    "GET_FRAMEWORKS",
                    "GET_HEALTH",
                    "GET_LOGGING_LEVEL",
                    "GET_MAINTENANCE_SCHEDULE",
                    "GET_MAINTENANCE_STATUS",
                    "GET_MASTER",
                    "GET_OPERATIONS",
                    "GET_QUOTA",
                    "GET_ROLES",
                    "GET_STATE",
                    "GET_TASKS",
                    "GET_VERSION",
                    "GET_WEIGHTS")
                .map(type -> Arguments.of(scene, type)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void answersOperatorsAsTheOriginal(String scene, String type) {
    var expected = RecordedWire.json(RecordedWire.body(scene + "/master-v1/" + type + ".txt"));

    var answer = master(scene).call("/api/v1", "{\"type\":\"" + type + "\"}");

    assertThat(answer.status()).isEqualTo(200);
    same(expected, MasterInMemory.text(answer));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void answersOperatorsInProtobufToo(String scene, String type) {
    var answer =
        master(scene)
            .call("/api/v1", "{\"type\":\"" + type + "\"}", "Accept", "application/x-protobuf");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().first("Content-Type")).contains("application/x-protobuf");
  }

  @Test
  void wantsTheArgumentOfMetrics() {
    var recorded = "idle/master-v1/GET_METRICS_no_arg.txt";
    var answer = Scenes.idle().call("/api/v1", "{\"type\":\"GET_METRICS\"}");

    assertThat(answer.status()).isEqualTo(RecordedWire.status(recorded));
    assertThat(MasterInMemory.text(answer)).isEqualTo(RecordedWire.body(recorded).strip());
  }

  // What only the original's parts have: its queues between actors, its first run of an allocator
  // that runs by the clock, the first read of its log; quotas as metrics, of which we have none
  // yet.
  private static final Set<String> NOT_OURS =
      Set.of("registrar/state_fetch_ms", "registrar/registry_size_bytes");

  @ParameterizedTest
  @MethodSource("scenes")
  void measuresWhatTheOriginalMeasures(String scene) {
    var master = master(scene);
    var recorded =
        (Json.Obj) RecordedWire.json(RecordedWire.body(scene + "/master/metrics_snapshot.txt"));
    var ours = (Json.Obj) RecordedWire.json(master.get("/metrics/snapshot"));

    var missing = new TreeSet<>(recorded.fields().keySet());
    missing.removeAll(ours.fields().keySet());
    missing.removeAll(NOT_OURS);
    missing.removeIf(name -> name.startsWith("allocator/mesos/quota/"));
    assertThat(missing).isEmpty();
    assertThat(new HashSet<>(ours.fields().values()))
        .allMatch(value -> value instanceof Json.Num(var digits) && digits.contains("."));
  }

  static Stream<String> scenes() {
    return Stream.of("idle", "running");
  }

  /// Mesos dropped these names in 1.8; old tools still ask so.
  @Test
  void answersToTheOldNamesAsWell() {
    var master = Scenes.running();
    for (var name : new String[] {"state", "slaves", "tasks", "frameworks"}) {
      assertThat(master.get("/" + name + ".json")).isEqualTo(master.get("/" + name));
    }
  }

  @Test
  void givesMetricsToOperatorsToo() {
    var answer = Scenes.idle().call("/api/v1", "{\"type\":\"GET_METRICS\",\"get_metrics\":{}}");
    assertThat(MasterInMemory.text(answer)).contains("{\"name\":\"master/elected\",\"value\":1.0}");
  }

  @Test
  void answersHealthWithNothing() {
    var answer = Scenes.idle().ask(Request.of("HEAD", "/health"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(MasterInMemory.text(answer)).isEmpty();
  }

  @Test
  void wrapsDocumentsForScripts() {
    var answer = Scenes.idle().ask(Request.get("/master/state?jsonp=cb"));
    assertThat(answer.headers().first("Content-Type")).contains("text/javascript");
    assertThat(MasterInMemory.text(answer)).startsWith("cb({").endsWith("});");
  }

  @Test
  void wrapsNothingIntoWhatIsNoFunction() {
    for (var callback : List.of("alert(1)//", "a%20b", "", "x".repeat(300))) {
      var answer = Scenes.idle().ask(Request.get("/master/state?jsonp=" + callback));
      assertThat(answer.status()).as(callback).isEqualTo(400);
    }
  }

  @Test
  void tagsDocumentsAndPrintsThemOncePerSnapshot() {
    var master = Scenes.running();
    var first = master.ask(Request.get("/state"));
    var second = master.ask(Request.get("/state"));
    assertThat(first.headers().first("ETag")).isEqualTo(second.headers().first("ETag"));
    assertThat(((Response.Whole) first).body()).isSameAs(((Response.Whole) second).body());
  }

  @Test
  void packsLargeDocuments() {
    var answer = Scenes.running().ask(Request.get("/state").withHeader("Accept-Encoding", "gzip"));
    assertThat(answer.headers().first("Content-Encoding")).contains("gzip");
  }

  @Test
  void tearsDownByForm() {
    var master = Scenes.running();
    var form = Request.post("/master/teardown").withBody("frameworkId=" + Scenes.ORACLE);
    assertThat(master.ask(form).status()).isEqualTo(200);
    assertThat(master.ask(form).status()).isEqualTo(400);
    assertThat(master.ask(Request.post("/teardown")).status()).isEqualTo(400);
  }

  @Test
  void saysWhatOperatorsCannotChange() {
    var master = Scenes.idle();
    assertThat(master.ask(Request.put("/weights").withBody("[]")).status()).isEqualTo(501);
    assertThat(master.ask(Request.post("/quota").withBody("{}")).status()).isEqualTo(501);
    assertThat(master.ask(Request.post("/reserve").withBody("")).status()).isEqualTo(501);
  }

  @Test
  void tellsWhoSitsOnOffersAndWhyOthersGetNone() {
    var master = Scenes.running();
    assertThat(master.get("/offers"))
        .contains("\"framework_id\":\"" + Scenes.ORACLE, "\"offered_at\":1");
    assertThat(master.get("/allocation")).contains("\"why\":\"too_little_left\"", "\"agents\":1");
  }

  @Test
  void sendsEveryoneToTheLeader() {
    var master = Scenes.idle();
    master.standing = new Standing.Follows("lead:5050");
    var answer = master.ask(Request.get("/state?jsonp=a%20b"));
    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.headers().first("Location")).contains("//lead:5050/master/state?jsonp=a+b");
    assertThat(master.ask(Request.get("/health")).status()).isEqualTo(200);
    assertThat(master.ask(Request.get("/metrics/snapshot")).status()).isEqualTo(200);
    assertThat(master.ask(Request.get("/redirect")).headers().first("Location"))
        .contains("//lead:5050");
    master.standing = new Standing.Follows("");
    assertThat(master.ask(Request.get("/state")).status()).isEqualTo(503);
    master.standing = new Standing.Recovers();
    assertThat(master.call("/api/v1/scheduler", "{}").status()).isEqualTo(503);
  }
}
