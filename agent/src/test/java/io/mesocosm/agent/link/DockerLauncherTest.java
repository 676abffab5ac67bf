package io.mesocosm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.model.AgentId;
import io.mesocosm.agent.model.ExitStatus;
import io.mesocosm.agent.model.Found;
import io.mesocosm.agent.model.RunPlace;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.wire.Specs;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.ContainerInfo.DockerInfo.Network;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real containers of a real engine. Skipped where there is none, or for others than root.
@Timeout(100)
class DockerLauncherTest {
  private static final AgentId AGENT = new AgentId("m-S0");
  private static @Nullable Dockerd dockerd;

  @TempDir private Path folder;
  private WorkDir work;
  private Downloads downloads;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "containers are root's");
    assumeTrue(Files.exists(Dockerd.PROGRAM), "no dockerd: the package docker.io is missing");
    assumeTrue(Files.exists(Dockerd.BUSYBOX), "the package busybox-static is missing");
    dockerd = new Dockerd();
  }

  @AfterAll
  static void stop() throws Exception {
    if (dockerd != null) {
      dockerd.remove();
    }
  }

  private static Dockerd dockerd() {
    if (dockerd == null) {
      throw new IllegalStateException("not started");
    }
    return dockerd;
  }

  @BeforeEach
  void open() {
    work = new WorkDir(folder);
    downloads = new Downloads(Duration.ofSeconds(5));
  }

  /// As when the agent goes, and then all of its containers.
  @AfterEach
  void close() throws Exception {
    downloads.close();
    var engine = new Engine(dockerd().socket());
    for (String name : launcher().names()) {
      engine.remove(name);
    }
  }

  /// As after each start of an agent: it knows nothing but the disk.
  private DockerLauncher launcher() {
    var fetcher = new Fetcher(downloads, new FetcherCache(folder.resolve("cache"), 1 << 20));
    return new DockerLauncher(
        work, new Sandboxes(work, Users.of(false), fetcher), new Engine(dockerd().socket()), false);
  }

  private static TaskInfo.Builder info(String id, String shell) {
    var info = Samples.taskInfo(id, shell).toBuilder();
    info.addResourcesBuilder()
        .setName("mem")
        .setType(Value.Type.SCALAR)
        .getScalarBuilder()
        .setValue(32);
    var container = info.getContainerBuilder().setType(ContainerInfo.Type.DOCKER);
    container.getDockerBuilder().setImage(Dockerd.IMAGE).setNetwork(Network.HOST);
    return info;
  }

  private static Task task(TaskInfo.Builder info) {
    var id = info.getTaskId().getValue();
    return Task.ordered(
        Specs.read(Samples.frameworkInfo(), info.build()),
        Samples.container(id),
        Cargo.of(info.build()));
  }

  private RunPlace launch(Task task) throws Exception {
    var place = task.place(AGENT);
    // A short task may have no process any more.
    assertThat(launcher().launch(place, task, Samples.framework())).isNotNegative();
    return place;
  }

  private String output(RunPlace place, String file) throws IOException {
    return Files.readString(work.sandbox(place).resolve(file));
  }

  @Test
  void runsWithItsOutputInFilesAndTheSandboxInside() throws Exception {
    var shell =
        "echo $MESOS_SANDBOX $MESOS_CONTAINER_NAME; echo oops >&2; touch $MESOS_SANDBOX/f; exit 3";
    var place = launch(task(info("t", shell)));
    assertThat(launcher().await(place)).isEqualTo(new ExitStatus.OfContainer(3));
    assertThat(output(place, "stdout")).isEqualTo("/mnt/mesos/sandbox mesos-run-of-t\n");
    assertThat(output(place, "stderr")).isEqualTo("oops\n");
    assertThat(work.sandbox(place).resolve("f")).exists();
    assertThat(launcher().survey(place)).isEqualTo(new Found.Over(new ExitStatus.OfContainer(3)));
  }

  @Test
  void isAskedToEndAndThenForced() throws Exception {
    var obeys =
        launch(task(info("t", "trap 'exit 7' TERM; echo up; while true; do sleep 0.1; done")));
    awaitOutput(obeys, "up\n");
    launcher().signal(obeys, Effect.How.ASK);
    assertThat(launcher().await(obeys)).isEqualTo(new ExitStatus.OfContainer(7));
    var deaf = launch(task(info("u", "trap '' TERM; while true; do sleep 0.1; done")));
    launcher().signal(deaf, Effect.How.ASK);
    launcher().signal(deaf, Effect.How.FORCE);
    assertThat(launcher().await(deaf)).isEqualTo(new ExitStatus.OfContainer(137));
    launcher().signal(deaf, Effect.How.FORCE);
  }

  /// By an agent that dies as soon as it has seen it.
  private void awaitOutput(RunPlace place, String text) throws Exception {
    var waiting = Thread.ofVirtual().start(() -> awaitQuietly(place));
    while (!output(place, "stdout").endsWith(text)) {
      waiting.join(Duration.ofMillis(20));
    }
    waiting.interrupt();
    waiting.join();
  }

  private void awaitQuietly(RunPlace place) {
    try {
      launcher().await(place);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void isFoundAgainByTheNextAgentAndNoLineIsMissingOrDoubled() throws Exception {
    var place =
        launch(
            task(
                info(
                    "t",
                    "echo one; while [ ! -e $MESOS_SANDBOX/go ]; do sleep 0.1; done; echo two")));
    awaitOutput(place, "one\n");
    assertThat(launcher().survey(place)).isInstanceOf(Found.Running.class);
    Files.createFile(work.sandbox(place).resolve("go"));
    assertThat(launcher().await(place)).isEqualTo(new ExitStatus.OfContainer(0));
    assertThat(output(place, "stdout")).isEqualTo("one\ntwo\n");
  }

  @Test
  void whatTheFilesHoldBeyondTheNoteIsPassedOver() throws Exception {
    var place = launch(task(info("t", "echo one; echo two")));
    Files.writeString(work.sandbox(place).resolve("stdout"), "one\n");
    assertThat(launcher().await(place)).isEqualTo(new ExitStatus.OfContainer(0));
    assertThat(output(place, "stdout")).isEqualTo("one\ntwo\n");
  }

  @Test
  void aLaunchThatIsCarriedOutAgainFindsItsContainer() throws Exception {
    var task = task(info("t", "sleep 100"));
    var place = launch(task);
    var pid = launcher().launch(place, task, Samples.framework());
    assertThat(launcher().survey(place)).isEqualTo(new Found.Running(pid));
    var never = task(info("never", "true"));
    assertThat(launcher().survey(never.place(AGENT))).isEqualTo(new Found.NotStarted());
  }

  @Test
  void anImageThatNobodyHasIsSaidSo() {
    var info = info("t", "true");
    info.getContainerBuilder().getDockerBuilder().setImage("localhost:1/no/such:9");
    var task = task(info);
    assertThatThrownBy(() -> launch(task))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("Failed to pull image 'localhost:1/no/such:9'");
  }

  @Test
  void aLocalImageWillDoWhenItCannotBePulled() throws Exception {
    var info = info("t", "true");
    info.getContainerBuilder().getDockerBuilder().setForcePullImage(true);
    assertThat(launcher().await(launch(task(info)))).isEqualTo(new ExitStatus.OfContainer(0));
  }

  @Test
  void whatTheEngineRefusesIsSaidAndNothingIsLeft() throws Exception {
    var info = info("t", "x");
    info.getCommandBuilder().setShell(false).setValue("/no/such/program");
    var task = task(info);
    assertThatThrownBy(() -> launch(task))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("/no/such/program");
    assertThat(launcher().names()).isEmpty();
  }

  /// By the end of the agent, say: the next one starts it.
  @Test
  void aLaunchThatWasGivenUpCanBeCarriedOutLater() throws Exception {
    var task = task(info("t", "exit 5"));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> launch(task)).isInstanceOf(InterruptedException.class);
    assertThat(launcher().survey(task.place(AGENT))).isEqualTo(new Found.NotStarted());
    assertThat(launcher().await(launch(task))).isEqualTo(new ExitStatus.OfContainer(5));
  }

  @Test
  void commandsOfHealthChecksRunInside() throws Exception {
    var place = launch(task(info("t", "touch /inside; echo up; sleep 100")));
    awaitOutput(place, "up\n");
    var patience = Duration.ofSeconds(20);
    assertThat(launcher().exec(place, Samples.command("test -e /inside"), patience)).isZero();
    assertThat(launcher().exec(place, Samples.command("exit 4"), patience)).isEqualTo(4);
  }

  @Test
  void aTaskWithoutNetworkRunsToo() throws Exception {
    var info = info("t", "exit 0");
    info.getContainerBuilder().getDockerBuilder().setNetwork(Network.NONE);
    assertThat(launcher().await(launch(task(info)))).isEqualTo(new ExitStatus.OfContainer(0));
  }

  @Test
  void anEndedContainerIsRemovedAfterItsDelayAndAnOrphanAtOnce() throws Exception {
    var ended = launch(task(info("t", "true")));
    launcher().await(ended);
    launcher().sweep(Duration.ofHours(1), true);
    assertThat(launcher().names()).containsExactly("mesos-run-of-t");
    launcher().sweep(Duration.ZERO, true);
    assertThat(launcher().names()).isEmpty();
    var orphan = launch(task(info("u", "sleep 100")));
    launcher().sweep(Duration.ZERO, true);
    assertThat(launcher().names()).containsExactly("mesos-run-of-u");
    Files.delete(work.records(orphan).resolve("docker"));
    launcher().sweep(Duration.ZERO, true);
    assertThat(launcher().names()).isEmpty();
  }

  @Test
  void theEndOfTheEngineIsSeenWhenItIsBack() throws Exception {
    var place = launch(task(info("t", "echo up; sleep 100")));
    dockerd().restart();
    assertThat(launcher().await(place)).isInstanceOf(ExitStatus.OfContainer.class);
    assertThat(output(place, "stdout")).isEqualTo("up\n");
  }
}
