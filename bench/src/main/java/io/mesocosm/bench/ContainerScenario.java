package io.mesocosm.bench;

import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Value;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A task in a Docker container, from the acceptance of an offer to RUNNING, beside `docker run` of
/// the same image, in turns on an otherwise idle engine.
final class ContainerScenario implements Scenario {
  private static final int WARM_UP = 5;
  private static final int RUNS = 30;
  private static final Path DOCKER = Path.of("/usr/bin/docker");

  /// Ours asks master and agent besides, and the client of Docker is a process of its own.
  private static final double MOST_TIMES = 1.2;

  @Override
  public String name() {
    return "container";
  }

  @Override
  public String summary() {
    return "a task in a Docker container to RUNNING, beside docker run";
  }

  @Override
  public Optional<String> obstacle(Surroundings around) {
    return Files.exists(DOCKER)
        ? BenchEngine.obstacle(around)
        : Optional.of("no %s: install docker.io".formatted(DOCKER));
  }

  @Override
  public List<Figure> run(Surroundings around, Size size) throws IOException, InterruptedException {
    var obstacle = obstacle(around);
    if (obstacle.isPresent()) {
      throw CommandFailedException.trouble(obstacle.get());
    }
    var ours = new Samples();
    var theirs = new Samples();
    var measured = size.of(RUNS);
    try (var engine = BenchEngine.start(around);
        var master = MasterProcess.start(around);
        var agent =
            AgentProcess.start(
                around,
                master.pid(),
                List.of(
                    "--containerizers=docker,mesos",
                    "--docker_socket=" + engine.socket(),
                    "--docker_remove_delay=0secs",
                    "--resources=cpus:4;mem:1024;disk:1000"));
        var scheduler = new OneByOne(master.url())) {
      turns(0, WARM_UP, engine.socket(), scheduler, new Samples(), new Samples());
      var before = agent.cpu();
      turns(WARM_UP, measured, engine.socket(), scheduler, ours, theirs);
      var cpu = agent.cpu().minus(before).toNanos() / 1e6 / measured;
      return List.of(
          Figure.plain("accept to RUNNING, median", ours.median(), "ms"),
          Figure.plain("accept to RUNNING, p99", ours.percentile(0.99), "ms"),
          Figure.plain("docker run, median", theirs.median(), "ms"),
          Figure.atMost("ours to docker run", ours.median() / theirs.median(), "times", MOST_TIMES),
          Figure.plain("CPU of the agent a container", cpu, "ms"));
    }
  }

  private static void turns(
      int from, int count, Path socket, OneByOne scheduler, Samples ours, Samples theirs)
      throws IOException, InterruptedException {
    for (var i = from; i < from + count; i++) {
      scheduler.run(task(i), ours);
      var since = System.nanoTime();
      dockerRun(socket);
      theirs.addMsSince(since);
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
        .setImage(BenchEngine.IMAGE)
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
                BenchEngine.IMAGE,
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
