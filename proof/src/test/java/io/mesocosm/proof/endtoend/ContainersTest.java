package io.mesocosm.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.testkit.docker.Dockerd;
import io.mesocosm.testkit.docker.Registry;
import io.mesocosm.testkit.junit.Ground;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Applications in Docker containers, from Marathon's API to a page in a container of a real
/// engine.
@EnabledIfSystemProperty(named = "meso.archive", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class ContainersTest {
  private static final String SERVE =
      "mkdir /www; echo hello > /www/index.html; exec httpd -f -h /www -p ";

  private final Web web = new Web();
  private final HttpClient http = new HttpClient();
  private final Path folder;
  private Dockerd dockerd;
  private Registry registry;
  private RolesByHand cluster;

  ContainersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  void up() throws Exception {
    var obstacle = Dockerd.obstacle();
    Ground.needs(obstacle.isEmpty(), obstacle.orElse(""));
    var noRegistry = Registry.obstacle();
    Ground.needs(noRegistry.isEmpty(), noRegistry.orElse(""));
    dockerd = Dockerd.start(true);
    registry = Registry.guarded();
    int ports = 20_000 + (int) (ProcessHandle.current().pid() % 400) * 20;
    cluster =
        new RolesByHand(
            folder,
            List.of(share(ports), share(ports + 10)),
            List.of(
                "--containerizers=docker,mesos",
                "--docker_socket=" + dockerd.socket(),
                "--docker_config={\"credHelpers\":{\"%s\":\"test\"}}".formatted(registry.host()),
                "--docker_remove_delay=1secs"),
            List.of(credentialHelper()));
    Eventually.get("Marathon leading", () -> web.json(cluster.marathonUrl() + "/v2/leader"));
    awaitAgents(2);
  }

  /// `docker-credential-test`, which knows our registry's password.
  ///
  /// @return the folder that it is in
  private Path credentialHelper() throws Exception {
    var programs = Files.createDirectories(folder.resolve("bin"));
    var script =
        """
        #!/bin/sh
        [ "$1" = get ] && read server && [ "$server" = %s ] || { echo "not $server"; exit 1; }
        echo '{"ServerURL":"%s","Username":"%s","Secret":"%s"}'
        """
            .formatted(registry.host(), registry.host(), Registry.USER, Registry.PASSWORD);
    var file = Files.writeString(programs.resolve("docker-credential-test"), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return programs;
  }

  private static String share(int firstPort) {
    return "cpus:4;mem:1024;disk:1000;ports:[%d-%d]".formatted(firstPort, firstPort + 9);
  }

  private void awaitAgents(double wanted) throws Exception {
    Eventually.get(
        wanted + " active agents",
        () ->
            web.json(cluster.masterUrl() + "/state")
                .flatMap(state -> state.number("activated_slaves"))
                .filter(agents -> agents == wanted));
  }

  @AfterAll
  void down() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
    if (registry != null) {
      registry.remove();
    }
    if (dockerd != null) {
      dockerd.remove();
    }
    http.close();
    web.close();
  }

  private void send(String method, String path, String json) throws Exception {
    var reply =
        http.send(
            Call.of(method, URI.create(cluster.marathonUrl() + path))
                .withBody("application/json", json.getBytes(StandardCharsets.UTF_8)));
    assertThat(reply.isSuccess()).as(reply.text()).isTrue();
  }

  /// @param body of the app, without its braces and its id
  private JsonView run(String id, String body) throws Exception {
    send("POST", "/v2/apps", "{\"id\":\"%s\",\"cpus\":0.1,\"mem\":32,%s}".formatted(id, body));
    return awaitTasks(id, 1).getFirst();
  }

  private List<JsonView> awaitTasks(String id, int wanted) throws Exception {
    return Eventually.get(
        wanted + " running and healthy task(s) of " + id,
        () ->
            web.json(cluster.marathonUrl() + "/v2/apps" + id + "?embed=apps.tasks")
                .flatMap(answer -> answer.object("app"))
                .filter(app -> app.wholeNumber("tasksRunning").orElse(0L) == wanted)
                .filter(app -> !app.has("healthChecks") || isHealthy(app, wanted))
                .flatMap(app -> app.objects("tasks"))
                .filter(tasks -> tasks.size() == wanted));
  }

  private static boolean isHealthy(JsonView app, int wanted) {
    return app.objects("healthChecks").orElse(List.of()).isEmpty()
        || app.wholeNumber("tasksHealthy").orElse(0L) == wanted;
  }

  private void destroy(String id) throws Exception {
    send("DELETE", "/v2/apps" + id + "?force=true", "");
    Eventually.get(
        "no container of " + id,
        () -> Optional.of(containers()).filter(all -> !all.contains(label(id))));
  }

  /// Marathon marks each of its containers.
  private static String label(String id) {
    return "\"MESOS_TASK_ID\":\"" + id.substring(1) + ".instance-";
  }

  private String containers() throws Exception {
    return dockerd.ask("GET", "/containers/json?all=1").text();
  }

  private static String page(JsonView task) {
    var port = task.get("ports").orElseThrow().toString().replaceAll("\\D+", " ").strip();
    return "http://127.0.0.1:" + port.split(" ", -1)[0] + "/";
  }

  private static String address(JsonView task) {
    return task.objects("ipAddresses").orElseThrow().getFirst().text("ipAddress").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        "container":{"type":"DOCKER","docker":{"image":"box:1","network":"BRIDGE",
          "portMappings":[{"containerPort":8000,"hostPort":0}]}}\
        """,
        """
        "networks":[{"mode":"container/bridge"}],
        "container":{"docker":{"image":"box:1"},"portMappings":[{"containerPort":8000}]}\
        """
      })
  void aBridgedAppIsHealthyAnswersAndShowsItsAddress(String container) throws Exception {
    var task =
        run(
            "/bridged",
            """
            "cmd":"%s8000",%s,"healthChecks":[{"protocol":"HTTP","path":"/","intervalSeconds":1}]\
            """
                .formatted(SERVE, container));
    assertThat(web.page(page(task))).contains("hello\n");
    assertThat(address(task)).startsWith("172.30.");
    assertThat(web.page("http://" + address(task) + ":8000/")).contains("hello\n");
    assertThat(containers()).contains(label("/bridged"));
    destroy("/bridged");
  }

  /// As the seed's `outyet.json` does: the port is Marathon's choice, and told to the process.
  @Test
  void withoutPortMappingsThePortIsToldToTheContainer() throws Exception {
    var task =
        run(
            "/plain",
            """
            "cmd":"%s$PORT0","container":{"type":"DOCKER","docker":{"image":"box:1","network":"BRIDGE"}},
            "healthChecks":[{"protocol":"HTTP","path":"/","portIndex":0,"intervalSeconds":1}]\
            """
                .formatted(SERVE));
    assertThat(web.page(page(task))).contains("hello\n");
    destroy("/plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"protocol\":\"MESOS_HTTP\",\"path\":\"/\"",
        "\"protocol\":\"MESOS_TCP\"",
        "\"protocol\":\"COMMAND\",\"command\":{\"value\":\"wget -q -O - http://127.0.0.1:8000/\"}"
      })
  void theAgentChecksInsideItsContainers(String check) throws Exception {
    run(
        "/checked",
        """
        "cmd":"%s8000","networks":[{"mode":"container/bridge"}],
        "container":{"type":"DOCKER","docker":{"image":"box:1"},
          "portMappings":[{"containerPort":8000}]},
        "healthChecks":[{%s,"intervalSeconds":1,"delaySeconds":1}]\
        """
            .formatted(SERVE, check));
    destroy("/checked");
  }

  /// As in the original: nobody but the container itself can reach it there.
  @ParameterizedTest
  @ValueSource(strings = {"MESOS_HTTP", "MESOS_TCP"})
  void theAgentFindsWhatListensOnItsContainersLoopback(String protocol) throws Exception {
    run(
        "/inner",
        """
        "cmd":"%s127.0.0.1:8000","networks":[{"mode":"container/bridge"}],
        "container":{"type":"DOCKER","docker":{"image":"box:1"},
          "portMappings":[{"containerPort":8000}]},
        "healthChecks":[{"protocol":"%s","intervalSeconds":1,"delaySeconds":1}]\
        """
            .formatted(SERVE, protocol));
    destroy("/inner");
  }

  @Test
  void wantOfMemoryIsToldToTheOwnerOfTheApp() throws Exception {
    send(
        "POST",
        "/v2/apps",
        """
        {"id":"/hungry","cpus":0.1,"mem":32,"cmd":"dd if=/dev/zero of=/dev/null bs=200M count=1",
        "container":{"type":"DOCKER","docker":{"image":"box:1"}},"backoffSeconds":60}\
        """);
    var failure =
        Eventually.get(
            "the failure of /hungry",
            () ->
                web.json(cluster.marathonUrl() + "/v2/apps/hungry?embed=apps.lastTaskFailure")
                    .flatMap(answer -> answer.object("app"))
                    .flatMap(app -> app.object("lastTaskFailure")));
    assertThat(failure.text("state")).contains("TASK_FAILED");
    assertThat(failure.text("message"))
        .contains("Memory limit exceeded: Requested: 32MB Maximum Used: 32MB");
    var tasks =
        http.send(
                Call.post(
                        URI.create(cluster.masterUrl() + "/api/v1"),
                        "application/json",
                        "{\"type\":\"GET_TASKS\"}".getBytes(StandardCharsets.UTF_8))
                    .withHeader("Accept", "application/json"))
            .text();
    assertThat(tasks).contains("\"reason\":\"REASON_CONTAINER_LIMITATION_MEMORY\"");
    destroy("/hungry");
  }

  @Test
  void anImageOfAPrivateRegistryIsPulledWithWhatACredentialHelperKnows() throws Exception {
    var image = registry.take(dockerd, "box:1", "group/box:1");
    run(
        "/private",
        """
        "cmd":"exec sleep 1000","container":{"type":"DOCKER","docker":{"image":"%s"}}\
        """
            .formatted(image));
    destroy("/private");
  }

  @Test
  void parametersReachTheEngine() throws Exception {
    run(
        "/options",
        """
        "cmd":"exec sleep 1000","container":{"type":"DOCKER","docker":{"image":"box:1",
          "network":"HOST","forcePullImage":true,
          "parameters":[{"key":"label","value":"team=blue"},{"key":"env","value":"A=b"}]}}\
        """);
    assertThat(containers()).contains("\"team\":\"blue\"");
    destroy("/options");
  }

  @Test
  void scalesAndRemovesContainers() throws Exception {
    var body =
        """
        "cmd":"exec sleep 1000","container":{"type":"DOCKER","docker":{"image":"box:1"}}\
        """;
    run("/scaled", body);
    send("PUT", "/v2/apps/scaled?force=true", "{\"instances\":3}");
    awaitTasks("/scaled", 3);
    assertThat(containers().split(label("/scaled"), -1)).hasSize(4);
    send("PUT", "/v2/apps/scaled?force=true", "{\"instances\":1}");
    awaitTasks("/scaled", 1);
    Eventually.get(
        "one container",
        () -> Optional.of(containers().split(label("/scaled"), -1).length).filter(all -> all == 2));
    destroy("/scaled");
  }

  @Test
  void aContainerOutlivesItsAgentAndItsEngine() throws Exception {
    var task =
        run(
            "/lasting",
            """
            "cmd":"%s8000","networks":[{"mode":"container/bridge"}],
            "container":{"type":"DOCKER","docker":{"image":"box:1"},
              "portMappings":[{"containerPort":8000}]}\
            """
                .formatted(SERVE));
    var inside = "http://" + address(task) + ":8000/";
    Eventually.get("the page", () -> web.page(inside));
    try (var heartbeat = new Heartbeat(inside)) {
      for (var agent : List.of("agent-2", "agent-3")) {
        cluster.kill(agent);
        cluster.start(agent);
      }
      awaitAgents(2);
      dockerd.stop();
      dockerd.startAgain();
      assertThat(awaitTasks("/lasting", 1).getFirst().text("id")).isEqualTo(task.text("id"));
      assertThat(heartbeat.silent()).as("%d asked", heartbeat.asked()).isZero();
    }
    destroy("/lasting");
  }

  @Test
  void anEngineThatHangsHoldsUpNeitherAgentsNorOtherTasks() throws Exception {
    var task =
        run(
            "/hung",
            """
            "cmd":"exec sleep 1000","container":{"type":"DOCKER","docker":{"image":"box:1"}},
            "healthChecks":[{"protocol":"COMMAND","command":{"value":"true"},"intervalSeconds":1,
              "timeoutSeconds":1,"maxConsecutiveFailures":1,"gracePeriodSeconds":1}]\
            """);
    dockerd.pause();
    try {
      for (var agent : List.of("agent-2", "agent-3")) {
        cluster.kill(agent);
        cluster.start(agent);
      }
      var since = System.nanoTime();
      awaitAgents(2);
      run("/other", "\"cmd\":\"exec sleep 1000\"");
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(30));
      send("DELETE", "/v2/apps/other?force=true", "");
    } finally {
      dockerd.resume();
    }
    assertThat(awaitTasks("/hung", 1).getFirst().text("id")).isEqualTo(task.text("id"));
    destroy("/hung");
  }
}
