package io.mesocosm.agent.link.launchers;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.link.docker.Credentials;
import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.sandbox.Downloads;
import io.mesocosm.agent.link.sandbox.Fetcher;
import io.mesocosm.agent.link.sandbox.FetcherCache;
import io.mesocosm.agent.link.sandbox.Sandboxes;
import io.mesocosm.agent.link.sandbox.Users;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.Specs;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.ContainerInfo.DockerInfo.Network;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Value;
import io.mesocosm.testkit.docker.Box;
import io.mesocosm.testkit.docker.Dockerd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Runs in containers of a real engine, by agents that know nothing but the disk: each call is by
/// another one.
final class DockerRuns {
  private static final AgentId AGENT = new AgentId("m-S0");

  private static final String INSIDE = "/mnt/mesos/sandbox";

  private final WorkDir work;
  private final Dockerd dockerd;
  private final Downloads downloads = new Downloads(Duration.ofSeconds(5));
  private boolean quota;
  private Credentials credentials = Credentials.NONE;

  DockerRuns(Path folder, Dockerd dockerd) {
    this.work = new WorkDir(folder);
    this.dockerd = dockerd;
  }

  Path folder() {
    return work.root();
  }

  DockerRuns withQuota() {
    quota = true;
    return this;
  }

  DockerRuns withCredentials(Credentials other) {
    credentials = other;
    return this;
  }

  /// As when the agent goes, and then all of its containers.
  void close() throws IOException, InterruptedException {
    downloads.close();
    for (String name : names()) {
      engine().remove(name);
    }
  }

  Engine engine() {
    return new Engine(dockerd.socket());
  }

  DockerLauncher launcher() {
    var fetcher = new Fetcher(downloads, new FetcherCache(work.root().resolve("cache"), 1 << 20));
    var config =
        new DockerConfig(true, dockerd.socket(), Duration.ofHours(6), true, INSIDE, credentials);
    return new DockerLauncher(
        work,
        new Sandboxes(work, Users.of(false), fetcher),
        engine(),
        config,
        new DockerOrders(work, quota, INSIDE));
  }

  DockerSweep sweep(Duration delay) {
    return new DockerSweep(work, engine(), Clock.systemUTC(), delay, true);
  }

  List<String> names() throws IOException, InterruptedException {
    return sweep(Duration.ZERO).names();
  }

  /// A task on the machine's own network.
  static TaskInfo.Builder info(String id, String shell) {
    var info = Samples.taskInfo(id, shell).toBuilder();
    info.addResourcesBuilder()
        .setName("mem")
        .setType(Value.Type.SCALAR)
        .getScalarBuilder()
        .setValue(32);
    var container = info.getContainerBuilder().setType(ContainerInfo.Type.DOCKER);
    container.getDockerBuilder().setImage(Box.IMAGE).setNetwork(Network.HOST);
    return info;
  }

  static void parameter(TaskInfo.Builder info, String key, String value) {
    info.getContainerBuilder()
        .getDockerBuilder()
        .addParametersBuilder()
        .setKey(key)
        .setValue(value);
  }

  static Task task(TaskInfo.Builder info) {
    var id = info.getTaskId().getValue();
    return Task.ordered(
        Specs.read(Samples.frameworkInfo(), info.build()),
        Samples.container(id),
        Cargo.of(info.build()));
  }

  static RunPlace place(Task task) {
    return task.place(AGENT);
  }

  RunPlace launch(TaskInfo.Builder info) throws Exception {
    var task = task(info);
    // A short task may have no process any more.
    assertThat(launch(task).pid()).isNotNegative();
    return place(task);
  }

  Found.Running launch(Task task) throws Exception {
    return launcher().launch(place(task), task, Samples.framework());
  }

  ExitStatus await(RunPlace place) throws Exception {
    return launcher().await(place);
  }

  /// Runs it to its end.
  ///
  /// @return what it wrote
  String outputOf(TaskInfo.Builder info) throws Exception {
    var place = launch(info);
    assertThat(await(place)).as(output(place, "stderr")).isEqualTo(new ExitStatus.OfContainer(0));
    return output(place, "stdout");
  }

  Found survey(Task task) throws Exception {
    return launcher().survey(place(task), task);
  }

  Path sandbox(RunPlace place) {
    return work.sandbox(place);
  }

  Path records(RunPlace place) {
    return work.records(place);
  }

  String output(RunPlace place, String file) throws IOException {
    return Files.readString(work.sandbox(place).resolve(file));
  }

  /// By an agent that dies as soon as it has seen it.
  void awaitOutput(RunPlace place, String text) throws Exception {
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
}
