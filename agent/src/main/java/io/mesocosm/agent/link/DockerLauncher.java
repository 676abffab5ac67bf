package io.mesocosm.agent.link;

import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.link.docker.ContainerOrder;
import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.docker.EngineException;
import io.mesocosm.agent.link.docker.Inspected;
import io.mesocosm.agent.model.Command;
import io.mesocosm.agent.model.ContainerId;
import io.mesocosm.agent.model.ExitStatus;
import io.mesocosm.agent.model.Found;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.RunPlace;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.protocol.v1.TaskInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Runs tasks in containers of the Docker engine, one each, named after the run (Mesos 1.11
/// documentation, "Docker Containerizer"). The engine may be away for a while at any time: a run is
/// over only when the engine says so.
final class DockerLauncher implements ContainerLauncher {
  private static final String PREFIX = "mesos-";
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int TRIES = 5;
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final WorkDir work;
  private final Sandboxes sandboxes;
  private final Engine engine;
  private final boolean quota;

  /// @param quota `--cgroups_enable_cfs`
  DockerLauncher(WorkDir work, Sandboxes sandboxes, Engine engine, boolean quota) {
    this.work = work;
    this.sandboxes = sandboxes;
    this.engine = engine;
    this.quota = quota;
  }

  static String name(ContainerId container) {
    return PREFIX + container.value();
  }

  private DockerNotes notes(RunPlace place) {
    return new DockerNotes(work.records(place));
  }

  /// Whether the run is, or is to be, in a container.
  boolean has(RunPlace place) {
    return notes(place).isMeant();
  }

  @Override
  public long launch(RunPlace place, Task task, Framework framework)
      throws LaunchException, InterruptedException {
    try {
      var notes = notes(place);
      if (!notes.isMeant()) {
        sandboxes.prepare(place, task);
        noteOutput(place, notes);
        notes.mean();
      }
      var order = order(place, task).json();
      var known = patiently(() -> engine.inspect(name(place.container())));
      if (known.isEmpty()) {
        provide(task);
        patiently(() -> engine.create(name(place.container()), order));
      }
      return start(place, notes);
    } catch (InterruptedException givenUp) {
      remove(place);
      throw givenUp;
    } catch (LaunchException known) {
      throw known;
    } catch (IllegalArgumentException | IOException failure) {
      remove(place);
      var why =
          failure instanceof IOException trouble
              ? Room.words(trouble, work.sandbox(place))
              : failure.getMessage();
      throw new LaunchException("Failed to launch container: " + why, failure);
    }
  }

  /// What is in the files before the container has said anything.
  private void noteOutput(RunPlace place, DockerNotes notes) throws IOException {
    Files.createDirectories(notes.folder());
    var sandbox = work.sandbox(place);
    notes.output(
        new DockerNotes.Position(
            "", Files.size(sandbox.resolve("stdout")), Files.size(sandbox.resolve("stderr"))));
  }

  private long start(RunPlace place, DockerNotes notes) throws IOException, InterruptedException {
    var name = name(place.container());
    patiently(() -> {
      engine.start(name);
      return true;
    });
    long pid = patiently(() -> engine.inspect(name)).map(Inspected::pid).orElse(0L);
    notes.start(pid);
    return pid;
  }

  private ContainerOrder order(RunPlace place, Task task) {
    var spec = task.spec();
    var info = task.info().as(TaskInfo.class);
    var env = new LinkedHashMap<String, String>();
    env.put("MESOS_SANDBOX", ContainerOrder.SANDBOX);
    env.put("MESOS_CONTAINER_NAME", name(place.container()));
    env.putAll(spec.command().environment());
    return new ContainerOrder(
        info,
        env,
        work.sandbox(place),
        new ContainerOrder.Limits(
            spec.resources().cpus().toDouble(),
            (long) (spec.resources().mem().toDouble() * (1 << 20)),
            quota),
        labels(place));
  }

  private SequencedMap<String, String> labels(RunPlace place) {
    var labels = new LinkedHashMap<String, String>();
    labels.put("MESOS_FRAMEWORK_ID", place.framework().value());
    labels.put("MESOS_EXECUTOR_ID", place.executor().value());
    labels.put("mesocosm.work_dir", work.root().toString());
    labels.put("mesocosm.records", work.records(place).toString());
    return labels;
  }

  /// Has the image here. One that is here will do when it cannot be fetched anew.
  private void provide(Task task) throws IOException, InterruptedException {
    var docker = task.info().as(TaskInfo.class).getContainer().getDocker();
    var image = docker.getImage();
    boolean here = patiently(() -> engine.hasImage(image));
    if (here && !docker.getForcePullImage()) {
      return;
    }
    try {
      engine.pull(image, Optional.empty());
    } catch (EngineException refused) {
      var why = "Failed to pull image '%s': %s".formatted(image, refused.getMessage());
      if (!here) {
        throw new LaunchException("Failed to launch container: " + why, refused);
      }
      System.getLogger(DockerLauncher.class.getName())
          .log(System.Logger.Level.WARNING, "local_image_used why=\"{0}\"", why);
    }
  }

  private interface Question<T> {
    T ask() throws IOException, InterruptedException;
  }

  /// An engine that is started anew is away for some seconds.
  private static <T> T patiently(Question<T> question) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return question.ask();
      } catch (EngineException refused) {
        throw refused;
      } catch (IOException away) {
        if (attempt == TRIES) {
          throw away;
        }
        Thread.sleep(AGAIN);
      }
    }
  }

  /// Nothing of it shall run; what the engine cannot be told now, the sweep tells it later.
  private void remove(RunPlace place) throws InterruptedException {
    boolean interrupted = Thread.interrupted();
    try {
      // From here on it is an orphan, should the engine not hear us now.
      notes(place).forget();
      engine.remove(name(place.container()));
    } catch (IOException away) {
      System.getLogger(DockerLauncher.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "container_not_removed container={0} why=\"{1}\"",
              place.container(),
              away.toString());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public Found survey(RunPlace place) throws IOException, InterruptedException {
    var notes = notes(place);
    var ended = notes.ended();
    if (ended.isPresent()) {
      return new Found.Over(ended.get());
    }
    var started = notes.started();
    Optional<Inspected> known;
    try {
      known = patiently(() -> engine.inspect(name(place.container())));
    } catch (IOException away) {
      return started.<Found>map(Found.Running::new).orElseGet(Found.NotStarted::new);
    }
    if (known.isEmpty()) {
      return started.isPresent()
          ? new Found.Over(end(notes, new ExitStatus.Lost()))
          : new Found.NotStarted();
    }
    var container = known.get();
    if (!container.wasStarted()) {
      return new Found.NotStarted();
    }
    return container.isRunning()
        ? new Found.Running(container.pid())
        : new Found.Over(await(place));
  }

  @Override
  public ExitStatus await(RunPlace place) throws IOException, InterruptedException {
    var notes = notes(place);
    var ended = notes.ended();
    if (ended.isPresent()) {
      return ended.get();
    }
    var name = name(place.container());
    var follower = new OutputFollower(engine, name, work.sandbox(place), notes);
    var following = Thread.ofVirtual().name("output-" + name).start(() -> follow(follower));
    try {
      var status = awaitEnd(name);
      following.join(LAST_WORDS);
      return end(notes, status);
    } finally {
      following.interrupt();
    }
  }

  private static void follow(OutputFollower follower) {
    try {
      follower.follow();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private ExitStatus awaitEnd(String name) throws InterruptedException {
    while (true) {
      try {
        engine.awaitEnd(name);
        var container = engine.inspect(name);
        if (container.isEmpty()) {
          return new ExitStatus.Lost();
        }
        if (!container.get().isRunning()) {
          return status(container.get());
        }
      } catch (IOException away) {
        System.getLogger(DockerLauncher.class.getName())
            .log(
                System.Logger.Level.DEBUG,
                "engine_away container={0} why=\"{1}\"",
                name,
                away.toString());
      }
      Thread.sleep(AGAIN);
    }
  }

  private static ExitStatus status(Inspected container) {
    return container.outOfMemory()
        ? new ExitStatus.OutOfMemory(container.memoryBytes(), container.memoryBytes())
        : new ExitStatus.OfContainer(container.exitCode());
  }

  private static ExitStatus end(DockerNotes notes, ExitStatus status) throws IOException {
    notes.end(status);
    return status;
  }

  @Override
  public void signal(RunPlace place, Effect.How how) throws IOException, InterruptedException {
    var name = name(place.container());
    switch (how) {
      case ASK -> {
        var known = engine.inspect(name);
        if (known.isPresent()) {
          engine.signal(name, known.get().stopSignal());
        }
      }
      case FORCE -> engine.signal(name, "SIGKILL");
    }
  }

  /// Runs a command beside the task.
  ///
  /// @return exit code
  int exec(RunPlace place, Command command, Duration patience)
      throws IOException, InterruptedException {
    var env =
        command.environment().entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .toList();
    return engine.exec(name(place.container()), ShimLauncher.words(command), env, patience);
  }

  /// Where the task is reached from this machine: its own address if it has one.
  Optional<String> address(RunPlace place) throws IOException, InterruptedException {
    return engine.inspect(name(place.container())).flatMap(one -> one.ips().stream().findFirst());
  }

  /// Removes containers of this agent that ended `delay` ago, and those of runs that nobody
  /// remembers.
  ///
  /// @param killOrphans whether the latter may be ended
  void sweep(Duration delay, boolean killOrphans) throws IOException, InterruptedException {
    for (Engine.Listed one : engine.list("mesocosm.work_dir=" + work.root())) {
      var notes = new DockerNotes(Path.of(one.label("mesocosm.records")));
      if (notes.ended().isPresent() ? isDue(notes, delay) : killOrphans && !notes.isMeant()) {
        engine.remove(one.name());
      }
    }
  }

  private static boolean isDue(DockerNotes notes, Duration delay) throws IOException {
    var age = System.currentTimeMillis() - Files.getLastModifiedTime(notes.endedFile()).toMillis();
    return age >= delay.toMillis();
  }

  /// Names of all containers of this agent.
  List<String> names() throws IOException, InterruptedException {
    return engine.list("mesocosm.work_dir=" + work.root()).stream()
        .map(Engine.Listed::name)
        .toList();
  }
}
