package io.mesocosm.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.AgentConfig.Fetching;
import io.mesocosm.agent.AgentConfig.Launching;
import io.mesocosm.agent.AgentConfig.Listen;
import io.mesocosm.agent.AgentConfig.Offered;
import io.mesocosm.agent.link.docker.Credentials;
import io.mesocosm.agent.link.launchers.DockerConfig;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.protocol.internal.PongSlaveMessage;
import io.mesocosm.protocol.v1.TaskState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A whole agent: real connections, real processes, real disk; only the master is played.
@Timeout(100)
class AgentTest {
  @TempDir private Path folder;
  private MasterDouble master;
  private AgentConfig config;

  @BeforeEach
  void open() throws IOException {
    master = new MasterDouble();
    config = config(folder, master.address());
  }

  @AfterEach
  void close() {
    master.close();
  }

  static AgentConfig config(Path folder, String master) {
    return AgentConfig.of(master, folder.resolve("work"))
        .with(Listen.on("127.0.0.1", 0))
        .with(
            new Offered("cpus:4;mem:2048;disk:4096;ports:[31000-31999]", "rack:r1;tags:{a,b}", "*"))
        .with(new Fetching(folder.resolve("cache"), 1 << 20, Duration.ofSeconds(10)))
        .with(
            new Launching(
                "posix",
                List.of("posix/cpu"),
                false,
                Path.of("/sys/fs/cgroup"),
                "mesos",
                false,
                Duration.ofMinutes(15),
                new LinkedHashMap<>(),
                DockerConfig.OFF));
  }

  private static AgentConfig at(AgentConfig config, int port) {
    return config.with(Listen.on("127.0.0.1", port));
  }

  private Agent agent() throws IOException, InterruptedException {
    return Agent.start(
        config,
        why -> {
          throw new AssertionError(why);
        });
  }

  private Path sandbox(String task) {
    return folder.resolve(
        "work/slaves/master-S0/frameworks/m-0000/executors/%s/runs/latest".formatted(task));
  }

  private static Path fifo(Path at) throws IOException, InterruptedException {
    new ProcessBuilder("mkfifo", at.toString()).start().waitFor();
    return at;
  }

  @Test
  void registersRunsATaskAndTellsItsEnd() throws Exception {
    try (var agent = agent()) {
      master.admit();
      master.run(Samples.taskInfo("t", "echo hello; exit 3"));
      assertThat(master.acknowledged().getStatus().getState()).isEqualTo(TaskState.TASK_STARTING);
      var running = master.acknowledged();
      assertThat(running.getStatus().getState()).isEqualTo(TaskState.TASK_RUNNING);
      assertThat(
              running
                  .getStatus()
                  .getContainerStatus()
                  .getNetworkInfos(0)
                  .getIpAddresses(0)
                  .getIpAddress())
          .isEqualTo("127.0.0.1");
      var failed = master.acknowledged();
      assertThat(failed.getStatus().getMessage()).isEqualTo("Command exited with status 3");
      assertThat(sandbox("t").resolve("stdout")).hasContent("hello");
      assertThat(agent.port()).isPositive();
    }
  }

  @Test
  void answersPings() throws Exception {
    try (var agent = agent()) {
      master.admit();
      master.ping();
      assertThat(master.hear(PongSlaveMessage.getDefaultInstance()).from()).isEqualTo(agent.self());
    }
  }

  @Test
  void endsATaskOnRequest() throws Exception {
    try (var _ = agent()) {
      master.admit();
      master.run(Samples.taskInfo("t", "sleep 1000"));
      master.acknowledged();
      master.acknowledged();
      master.kill("t");
      assertThat(master.acknowledged().getStatus().getState()).isEqualTo(TaskState.TASK_KILLING);
      assertThat(master.acknowledged().getStatus().getState()).isEqualTo(TaskState.TASK_KILLED);
    }
  }

  @Test
  void losesNeitherTaskNorNewsNorExitCodeWhenItIsAway() throws Exception {
    var go = fifo(folder.resolve("go"));
    int port;
    try (var agent = agent()) {
      port = agent.port();
      master.admit();
      master.run(Samples.taskInfo("t", "read -r line < '%s'; exit 7".formatted(go)));
      master.acknowledged();
      assertThat(master.news().getStatus().getState()).isEqualTo(TaskState.TASK_RUNNING);
    }
    Files.writeString(go, "\n");
    var records = folder.resolve("work/meta/slaves/master-S0/frameworks/m-0000/executors/t/runs");
    waitFor(() -> exists(records, "exit"));
    config = at(config, port);
    try (var _ = agent()) {
      var back = master.welcomeBack();
      assertThat(back.getTasksList()).hasSize(1);
      assertThat(master.acknowledged().getStatus().getState()).isEqualTo(TaskState.TASK_RUNNING);
      var end = master.acknowledged().getStatus();
      assertThat(end.getState()).isEqualTo(TaskState.TASK_FAILED);
      assertThat(end.getMessage()).isEqualTo("Command exited with status 7");
    }
  }

  @Test
  void refusesToComeBackAsAnother() throws Exception {
    try (var agent = agent()) {
      master.admit();
      master.run(Samples.taskInfo("t", "true"));
      master.acknowledged();
      config = at(config, agent.port()).with(new Offered("cpus:8", "", "*"));
    }
    assertThatThrownBy(this::agent)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("slaves/latest")
        .hasMessageContaining("cpus:8");
  }

  /// No engine answers at this socket: the agent serves all the same, and it is the same agent when
  /// its operator has it use Docker.
  @Test
  void comesBackWithAnotherContainerizer() throws Exception {
    try (var agent = agent()) {
      master.admit();
      master.run(Samples.taskInfo("t", "true"));
      master.acknowledged();
      config = docker(at(config, agent.port()));
    }
    try (var _ = agent()) {
      assertThat(master.welcomeBack().getSlave().getAttributesList())
          .filteredOn(one -> one.getName().equals("containerizers"))
          .extracting(one -> one.getText().getValue())
          .containsExactly("docker,mesos");
    }
  }

  private AgentConfig docker(AgentConfig plain) {
    var old = plain.launching();
    return plain.with(
        new Launching(
            old.launcher(),
            old.isolation(),
            old.switchUser(),
            old.cgroupsHierarchy(),
            old.cgroupsRoot(),
            old.cgroupsEnableCfs(),
            old.recoveryTimeout(),
            old.environment(),
            new DockerConfig(
                true, folder.resolve("no-engine"), Duration.ZERO, true, "/s", Credentials.NONE)));
  }

  @Test
  void namesTheFlagThatIsWrong() {
    assertThatThrownBy(() -> Agent.start(config.with(new Offered("cpus:many", "", "*")), _ -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--resources")
        .hasMessageContaining("cpus:many");
    assertThatThrownBy(() -> Agent.start(AgentConfig.of("no port", folder.resolve("w")), _ -> {}))
        .hasMessageContaining("--master");
  }

  @Test
  void showsItsSandboxes() throws Exception {
    try (var agent = agent();
        var client = new HttpClient()) {
      master.admit();
      master.run(Samples.taskInfo("t", "printf 'line\\n'; mkdir sub; exec sleep 1000"));
      master.acknowledged();
      master.acknowledged();
      var base = agent.url();
      var alias = "/frameworks/m-0000/executors/t/runs/latest";
      waitFor(() -> Files.exists(sandbox("t").resolve("sub")));
      assertThat(get(client, base + "/files/browse?path=" + alias))
          .contains("\"path\":\"" + alias + "/stdout\"", "\"mode\":\"drwx", "\"size\":5");
      assertThat(get(client, base + "/slave(1)/files/read?path=" + alias + "/stdout&offset=0"))
          .isEqualTo("{\"data\":\"line\\n\",\"offset\":0}");
      assertThat(get(client, base + "/files/read?path=" + alias + "/stdout"))
          .isEqualTo("{\"data\":\"\",\"offset\":5}");
      assertThat(get(client, base + "/files/download.json?path=" + alias + "/stdout"))
          .isEqualTo("line\n");
      assertThat(status(client, base + "/files/browse?path=/etc")).isEqualTo(404);
      assertThat(status(client, base + "/files/read?path=" + alias + "/../../../../../../../meta"))
          .isEqualTo(404);
      assertThat(status(client, base + "/files/read?path=" + alias + "/stdout%00")).isEqualTo(404);
      assertThat(status(client, base + "/files/browse")).isEqualTo(400);
      assertThat(get(client, base + "/state?jsonp=f")).startsWith("f({").endsWith("});");
      assertThat(get(client, base + "/containers")).contains("\"mem_rss_bytes\":");
      assertThat(get(client, base + "/metrics/snapshot")).contains("\"slave/tasks_running\":1.0");
      master.kill("t");
      master.acknowledged();
      master.acknowledged();
    }
  }

  /// Whether one of the folders in `runs` holds a file of this name.
  private static boolean exists(Path runs, String name) {
    try (var all = Files.list(runs)) {
      return all.anyMatch(run -> Files.exists(run.resolve(name)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void waitFor(Condition condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static String get(HttpClient client, String uri)
      throws IOException, InterruptedException {
    return new String(client.send(Call.get(URI.create(uri))).body(), StandardCharsets.UTF_8);
  }

  private static int status(HttpClient client, String uri)
      throws IOException, InterruptedException {
    return client.send(Call.get(URI.create(uri))).status();
  }
}
