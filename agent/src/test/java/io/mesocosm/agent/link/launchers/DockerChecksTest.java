package io.mesocosm.agent.link.launchers;

import static io.mesocosm.agent.link.launchers.DockerRuns.info;
import static io.mesocosm.agent.link.launchers.DockerRuns.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.link.checks.InsideCommands;
import io.mesocosm.agent.link.checks.Prober;
import io.mesocosm.agent.link.sandbox.Users;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.checks.Probe.Answer;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.ContainerInfo.DockerInfo.Network;
import io.mesocosm.testkit.docker.Dockerd;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Health checks look at tasks from inside their real containers.
@Timeout(100)
@ExtendWith(SharedEngine.class)
class DockerChecksTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Dockerd dockerd;
  private final DockerRuns runs;

  DockerChecksTest(Dockerd dockerd, DockerRuns runs) {
    this.dockerd = dockerd;
    this.runs = runs;
  }

  private Answer look(Task task, Probe probe) throws Exception {
    var prober =
        new Prober(
            new WorkDir(runs.folder()),
            Users.of(false),
            new Surroundings(
                new Pid("slave(1)", "127.0.0.1", 5051), "5secs", "15mins", new LinkedHashMap<>()),
            runs.launcher()::has,
            new InsideCommands(runs.engine()));
    var plan =
        new CheckPlan(
            CheckPlan.Purpose.HEALTH,
            probe,
            Duration.ZERO,
            Duration.ZERO,
            PATIENCE,
            Duration.ZERO,
            1);
    return prober.probe(DockerRuns.place(task), task, Samples.framework(), plan);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// Nobody else can reach it there, whichever network it is in.
  @ParameterizedTest
  @EnumSource(Network.class)
  void findWhatListensOnLoopback(Network network) throws Exception {
    int port = freePort();
    var info =
        info(
            "t",
            """
            mkdir /www; echo hello > /www/index.html; httpd -h /www -p 127.0.0.1:%d
            until wget -q -O /dev/null http://127.0.0.1:%d/; do sleep 0.1; done
            echo up; sleep 100
            """
                .formatted(port, port));
    info.getContainerBuilder().getDockerBuilder().setNetwork(network);
    if (network == Network.USER) {
      dockerd.makeNetwork("checked");
      info.getContainerBuilder().addNetworkInfosBuilder().setName("checked");
    }
    var task = task(info);
    runs.launch(task);
    runs.awaitOutput(DockerRuns.place(task), "up\n");
    assertThat(look(task, new Probe.OfTcp("127.0.0.1", port)))
        .isEqualTo(new Answer.Connected(true));
    assertThat(look(task, new Probe.OfHttp("http", "127.0.0.1", port, "/")))
        .isEqualTo(new Answer.StatusCode(200));
    assertThat(look(task, new Probe.OfHttp("http", "127.0.0.1", port, "/none")))
        .isEqualTo(new Answer.StatusCode(404));
    assertThat(look(task, new Probe.OfTcp("127.0.0.1", 1))).isEqualTo(new Answer.Connected(false));
  }

  /// A server of this machine is not the task's.
  @Test
  void doNotTakeTheMachinesLoopbackForTheTasks() throws Exception {
    try (var other = new ServerSocket(0)) {
      var info = info("t", "echo up; sleep 100");
      info.getContainerBuilder().getDockerBuilder().setNetwork(Network.BRIDGE);
      var task = task(info);
      runs.launch(task);
      assertThat(look(task, new Probe.OfTcp("127.0.0.1", other.getLocalPort())))
          .isEqualTo(new Answer.Connected(false));
    }
  }

  /// It is over, which somebody else tells.
  @Test
  void ofATaskThatIsNoMoreSeeNothing() throws Exception {
    var info = info("t", "true");
    info.getContainerBuilder().getDockerBuilder().setNetwork(Network.BRIDGE);
    var task = task(info);
    runs.launch(task);
    runs.await(DockerRuns.place(task));
    assertThat(look(task, new Probe.OfTcp("127.0.0.1", 80))).isInstanceOf(Answer.Unseen.class);
  }

  @Test
  void runCommandsInside() throws Exception {
    var task = task(info("t", "touch /inside; echo up; sleep 100"));
    runs.launch(task);
    var place = DockerRuns.place(task);
    runs.awaitOutput(place, "up\n");
    assertThat(look(task, new Probe.OfCommand(Samples.command("test -e /inside"))))
        .isEqualTo(new Answer.ExitCode(0));
    assertThat(look(task, new Probe.OfCommand(Samples.command("exit 4"))))
        .isEqualTo(new Answer.ExitCode(4));
    var inside = new InsideCommands(runs.engine());
    assertThat(inside.run(place, Samples.command("sleep 50"), Duration.ofMillis(300)))
        .isInstanceOf(Answer.Silence.class);
  }
}
