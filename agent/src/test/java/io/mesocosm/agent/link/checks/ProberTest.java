package io.mesocosm.agent.link.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.host.Processes;
import io.mesocosm.agent.link.launchers.Surroundings;
import io.mesocosm.agent.link.sandbox.Users;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.checks.Probe.Answer;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.TaskInfo;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Probes of something that really listens, or does not.
@Timeout(100)
class ProberTest {
  private static final AgentId AGENT = new AgentId("m-S0");

  @TempDir private Path folder;
  private WorkDir work;
  private Prober prober;

  @BeforeEach
  void open() {
    work = new WorkDir(folder);
    prober =
        new Prober(
            work,
            Users.of(false),
            new Surroundings(
                new Pid("slave(1)", "127.0.0.1", 5051), "5secs", "15mins", new LinkedHashMap<>()),
            _ -> false,
            new InsideCommands(new Engine(folder.resolve("no-engine"))));
  }

  private Answer probe(Probe probe, Duration timeout) throws Exception {
    var plan =
        new CheckPlan(
            CheckPlan.Purpose.HEALTH,
            probe,
            Duration.ZERO,
            Duration.ZERO,
            timeout,
            Duration.ZERO,
            1);
    var task =
        Task.ordered(
            Samples.spec("t", "x", plan),
            Samples.container("t"),
            Cargo.of(TaskInfo.getDefaultInstance()));
    Files.createDirectories(work.sandbox(task.place(AGENT)));
    return prober.probe(task.place(AGENT), task, Samples.framework(), plan);
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static void answer(ServerSocket server, String... answers) {
    Thread.startVirtualThread(() -> {
      for (String answer : answers) {
        try (var client = server.accept()) {
          var head = new StringBuilder();
          while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) client.getInputStream().read());
          }
          client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
          throw new UncheckedIOException(broken);
        }
      }
    });
  }

  private static Probe http(ServerSocket server) {
    return new Probe.OfHttp("http", "127.0.0.1", server.getLocalPort(), "/health");
  }

  @Test
  void connects() throws Exception {
    int port;
    try (var server = listen()) {
      port = server.getLocalPort();
      assertThat(probe(new Probe.OfTcp("127.0.0.1", port), Duration.ofSeconds(5)))
          .isEqualTo(new Answer.Connected(true));
    }
    assertThat(probe(new Probe.OfTcp("127.0.0.1", port), Duration.ofSeconds(5)))
        .isEqualTo(new Answer.Connected(false));
  }

  @Test
  void getsAndFollowsRedirects() throws Exception {
    try (var server = listen()) {
      answer(
          server,
          "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
          "HTTP/1.1 418 Teapot\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      assertThat(probe(http(server), Duration.ofSeconds(5))).isEqualTo(new Answer.StatusCode(418));
    }
  }

  /// Certificates of tasks name hosts that loopback is not, and nobody has signed them.
  @Test
  void takesAnyCertificate() throws Exception {
    var store = folder.resolve("store").toString();
    var words =
        "-genkeypair -alias t -keyalg EC -dname CN=elsewhere -storetype PKCS12 -storepass secret";
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
    command.addAll(List.of(words.split(" ", -1)));
    command.addAll(List.of("-keystore", store));
    var keytool = new ProcessBuilder(command);
    assertThat(keytool.start().waitFor()).isZero();
    var password = "secret".toCharArray();
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(new File(store), password), password);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    try (var server =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      answer(server, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
      var probe = new Probe.OfHttp("https", "127.0.0.1", server.getLocalPort(), "/health");
      assertThat(probe(probe, Duration.ofSeconds(20))).isEqualTo(new Answer.StatusCode(204));
    }
  }

  @Test
  void isSilentWhenNobodyAnswersInTime() throws Exception {
    try (var server = listen()) {
      assertThat(probe(http(server), Duration.ofMillis(200))).isInstanceOf(Answer.Silence.class);
    }
  }

  @Test
  void runsCommandsInTheSandboxWithTheTasksVariables() throws Exception {
    assertThat(
            probe(
                new Probe.OfCommand(Samples.command("test \"$PWD\" = \"$MESOS_SANDBOX\"")),
                Duration.ofSeconds(5)))
        .isEqualTo(new Answer.ExitCode(0));
    assertThat(probe(new Probe.OfCommand(Samples.command("exit 9")), Duration.ofSeconds(5)))
        .isEqualTo(new Answer.ExitCode(9));
  }

  @Test
  void endsCommandsThatTakeTooLongWithTheirChildren() throws Exception {
    var command = Samples.command("echo $$ > pid; sleep 1000 & sleep 1000");
    assertThat(probe(new Probe.OfCommand(command), Duration.ofMillis(300)))
        .isInstanceOf(Answer.Silence.class);
    var place = new RunPlace(AGENT, Samples.FRAMEWORK, new ExecutorId("t"), Samples.container("t"));
    var pid = Long.parseLong(Files.readString(work.sandbox(place).resolve("pid")).strip());
    var deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!Processes.session(pid).isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(Processes.session(pid)).isEmpty();
  }
}
