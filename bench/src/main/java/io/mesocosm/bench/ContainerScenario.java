package io.mesocosm.bench;

import io.mesocosm.base.files.FileTree;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.httpclient.UnixHttpClient;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Value;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A task in a Docker container, from the acceptance of an offer to RUNNING, beside `docker run` of
/// the same image, in turns on an otherwise idle engine.
final class ContainerScenario implements Scenario {
  private static final int WARM_UP = 5;
  private static final int RUNS = 30;
  private static final String IMAGE = "meso-bench:1";
  private static final Path BUSYBOX = Path.of("/bin/busybox");

  /// Ours asks master and agent besides, and the client of Docker is a process of its own.
  private static final double MOST_TIMES = 2;

  @Override
  public String name() {
    return "container";
  }

  @Override
  public String summary() {
    return "a task in a Docker container to RUNNING, beside docker run";
  }

  @Override
  public List<Figure> run(Surroundings around, Size size) throws IOException, InterruptedException {
    var obstacle = obstacle(around);
    if (obstacle.isPresent()) {
      throw CommandFailedException.trouble(obstacle.get());
    }
    var socket = socket(around);
    load(socket);
    var ours = new Samples();
    var theirs = new Samples();
    try (var master = MasterProcess.start(around);
        var _ =
            AgentProcess.start(
                around,
                master.pid(),
                List.of(
                    "--containerizers=docker,mesos",
                    "--docker_socket=" + socket,
                    "--docker_remove_delay=0secs",
                    "--resources=cpus:4;mem:1024;disk:1000"));
        var scheduler = new OneByOne(master.url())) {
      for (var i = 0; i < WARM_UP + size.of(RUNS); i++) {
        var counts = i >= WARM_UP;
        scheduler.run(task(i), counts ? ours : new Samples());
        var since = System.nanoTime();
        dockerRun(socket);
        if (counts) {
          theirs.addMsSince(since);
        }
      }
    } finally {
      ask(socket, Call.of("DELETE", uri("/images/" + IMAGE + "?force=1")));
    }
    return List.of(
        Figure.plain("accept to RUNNING, median", ours.median(), "ms"),
        Figure.plain("accept to RUNNING, p99", ours.percentile(0.99), "ms"),
        Figure.plain("docker run, median", theirs.median(), "ms"),
        Figure.atMost("ours to docker run", ours.median() / theirs.median(), "times", MOST_TIMES));
  }

  @Override
  public Optional<String> obstacle(Surroundings around) {
    if (!Files.exists(socket(around))) {
      return Optional.of(
          "no Docker engine at %s: start one, or name its socket in DOCKER_HOST"
              .formatted(socket(around)));
    }
    return Files.exists(BUSYBOX)
        ? Optional.empty()
        : Optional.of("no %s: install busybox-static".formatted(BUSYBOX));
  }

  private static Path socket(Surroundings around) {
    var host = around.environment().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
    return Path.of(host.replaceFirst("^unix://", ""));
  }

  private static URI uri(String target) {
    return URI.create("http://docker" + target);
  }

  private static void ask(Path socket, Call call) throws IOException, InterruptedException {
    var reply = new UnixHttpClient(socket).send(call.withPatience(Duration.ofSeconds(30)));
    if (!reply.isSuccess()) {
      throw CommandFailedException.trouble("the Docker engine: " + reply.text());
    }
  }

  /// An image of nothing but Debian's static busybox.
  private static void load(Path socket) throws IOException, InterruptedException {
    var root = Files.createTempDirectory("meso-bench");
    try {
      var bin = Files.createDirectories(root.resolve("bin"));
      Files.copy(BUSYBOX, bin.resolve("busybox"));
      for (var name : List.of("sh", "true")) {
        Files.createSymbolicLink(bin.resolve(name), Path.of("busybox"));
      }
      var tar = new ProcessBuilder("tar", "-C", root.toString(), "-c", ".").start();
      var bytes = new ByteArrayOutputStream();
      tar.getInputStream().transferTo(bytes);
      tar.waitFor();
      ask(
          socket,
          Call.post(
              uri("/images/create?fromSrc=-&repo=meso-bench&tag=1"),
              "application/x-tar",
              bytes.toByteArray()));
    } finally {
      FileTree.remove(root);
    }
  }

  private static TaskInfo.Builder task(int number) {
    var task = TaskInfo.newBuilder().setName("bench-" + number);
    task.getTaskIdBuilder().setValue("bench-" + number);
    task.getCommandBuilder().setValue("true");
    amount(task, "cpus", 0.1);
    amount(task, "mem", 32);
    task.getContainerBuilder()
        .setType(ContainerInfo.Type.DOCKER)
        .getDockerBuilder()
        .setImage(IMAGE)
        .setNetwork(ContainerInfo.DockerInfo.Network.NONE);
    return task;
  }

  private static void amount(TaskInfo.Builder task, String name, double value) {
    var resource = task.addResourcesBuilder().setName(name).setType(Value.Type.SCALAR);
    resource.getScalarBuilder().setValue(value);
    resource.getAllocationInfoBuilder().setRole("*");
  }

  private static void dockerRun(Path socket) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                "docker",
                "--host=unix://" + socket,
                "run",
                "--detach",
                "--rm",
                "--network=none",
                "--memory=32m",
                IMAGE,
                "/bin/sh",
                "-c",
                "true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
            .start();
    if (process.waitFor() != 0) {
      throw CommandFailedException.trouble("docker run failed");
    }
  }
}
