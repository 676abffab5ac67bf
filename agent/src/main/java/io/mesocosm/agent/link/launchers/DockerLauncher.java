package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.docker.EngineException;
import io.mesocosm.agent.link.docker.Inspected;
import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.link.sandbox.Room;
import io.mesocosm.agent.link.sandbox.Sandboxes;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Runs tasks in containers of the Docker engine, one each, named after the run (Mesos 1.11
/// documentation, "Docker Containerizer"). The engine may be away for a while at any time: a run is
/// over only when the engine says so.
public final class DockerLauncher implements ContainerLauncher {
  private static final System.Logger LOG = System.getLogger(DockerLauncher.class.getName());
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /// An engine that is started anew is back by then; after it, others shall get the task.
  private static final Duration LAUNCH_PATIENCE = Duration.ofMinutes(1);

  /// Time that one engine gets at the agent's start.
  private static final Duration SURVEY_PATIENCE = Duration.ofSeconds(3);

  private static final Duration LAST_WORDS = Duration.ofSeconds(5);
  private static final int NOT_FOUND = 404;

  private final WorkDir work;
  private final Sandboxes sandboxes;
  private final Engine engine;
  private final Images images;
  private final DockerOrders orders;
  private final Insistence insistence = new Insistence(LAUNCH_PATIENCE);
  // Runs whose engine is just being told something.
  private final Set<RunPlace> telling = ConcurrentHashMap.newKeySet();

  public DockerLauncher(
      WorkDir work, Sandboxes sandboxes, Engine engine, DockerConfig config, DockerOrders orders) {
    this.work = work;
    this.sandboxes = sandboxes;
    this.engine = engine;
    this.images = new Images(engine, insistence, config.credentials());
    this.orders = orders;
  }

  private DockerNotes notes(RunPlace place) {
    return new DockerNotes(work.records(place));
  }

  /// Whether the run is, or is to be, in a container.
  public boolean has(RunPlace place) {
    return notes(place).isMeant();
  }

  @Override
  public Found.Running launch(RunPlace place, Task task, Framework framework)
      throws LaunchException, InterruptedException {
    try {
      var notes = notes(place);
      boolean again = notes.isMeant();
      if (!again) {
        sandboxes.prepare(place, task);
        noteOutput(place, notes);
        notes.mean();
      }
      var order = orders.of(place, task).json();
      if (!again || insistence.ask(() -> engine.inspect(DockerOrders.name(place))).isEmpty()) {
        create(place, task, order);
      }
      return start(place, task, notes);
    } catch (InterruptedException givenUp) {
      remove(place);
      throw givenUp;
    } catch (IllegalArgumentException | IOException failure) {
      remove(place);
      if (failure instanceof LaunchException known) {
        throw known;
      }
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

  /// The engine says by itself when it lacks the image: asking it before would cost every launch.
  private void create(RunPlace place, Task task, Json order)
      throws IOException, InterruptedException {
    var docker = docker(task);
    if (docker.getForcePullImage()) {
      images.renew(docker.getImage(), work.sandbox(place));
    }
    try {
      create(place, order);
    } catch (EngineException refused) {
      if (refused.status() != NOT_FOUND || images.isHere(docker.getImage())) {
        throw refused;
      }
      images.pull(docker.getImage(), work.sandbox(place));
      create(place, order);
    }
  }

  private void create(RunPlace place, Json order) throws IOException, InterruptedException {
    insistence.ask(() -> engine.create(DockerOrders.name(place), order));
  }

  private static ContainerInfo.DockerInfo docker(Task task) {
    return task.info().as(TaskInfo.class).getContainer().getDocker();
  }

  /// An order to start that was not answered may have been carried out, and the task be over
  /// already: it is not started twice.
  private Found.Running start(RunPlace place, Task task, DockerNotes notes)
      throws IOException, InterruptedException {
    var name = DockerOrders.name(place);
    try {
      engine.start(name);
    } catch (EngineException refused) {
      throw refused;
    } catch (IOException away) {
      insistence.ask(() -> {
        if (engine.inspect(name).filter(Inspected::wasStarted).isEmpty()) {
          engine.start(name);
        }
        return true;
      });
    }
    var container = insistence.ask(() -> engine.inspect(name));
    return container.isPresent()
        ? running(container.get(), task, notes)
        : new Found.Running(0, Lodging.MACHINE);
  }

  private static Found.Running running(Inspected container, Task task, DockerNotes notes)
      throws IOException {
    var networks = task.info().as(TaskInfo.class).getContainer().getNetworkInfosList();
    var lodging =
        new Lodging(
            networks.isEmpty() ? "" : networks.getFirst().getName(),
            container.ips(),
            JsonText.text(Json.arr(List.of(container.text()))));
    notes.start(new DockerNotes.Started(container.pid(), container.id(), lodging.brief()));
    return new Found.Running(container.pid(), lodging);
  }

  /// Nothing of it shall run; what the engine cannot be told now, the sweep tells it later.
  private void remove(RunPlace place) throws InterruptedException {
    boolean interrupted = Thread.interrupted();
    try {
      // From here on it is an orphan, should the engine not hear us now.
      notes(place).forget();
      engine.within(SURVEY_PATIENCE).remove(DockerOrders.name(place));
    } catch (IOException away) {
      LOG.log(
          Level.WARNING,
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
  public Found survey(RunPlace place, Task task) throws IOException, InterruptedException {
    var notes = notes(place);
    var ended = notes.ended();
    if (ended.isPresent()) {
      return new Found.Over(ended.get());
    }
    var started = notes.started();
    Optional<Inspected> known;
    try {
      known = engine.within(SURVEY_PATIENCE).inspect(DockerOrders.name(place));
    } catch (IOException away) {
      LOG.log(Level.WARNING, "engine_away container={0} why={1}", place.container(), away);
      return started
          .<Found>map(seen -> new Found.Running(seen.pid(), seen.lodging()))
          .orElseGet(Found.NotStarted::new);
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
    if (!container.isRunning()) {
      return new Found.Over(finish(place, notes, () -> known));
    }
    renewLimits(place, task, container);
    return running(container, task, notes);
  }

  /// What a container may use follows the flags of the agent that is there now, as the original's
  /// does when it comes back.
  private void renewLimits(RunPlace place, Task task, Inspected container)
      throws InterruptedException {
    try {
      var changes = orders.of(place, task).changes(container);
      if (!changes.fields().isEmpty()) {
        engine.within(SURVEY_PATIENCE).update(DockerOrders.name(place), changes);
      }
    } catch (IOException | IllegalArgumentException refused) {
      LOG.log(Level.WARNING, "limits_not_set container={0} why={1}", place.container(), refused);
    }
  }

  @Override
  public ExitStatus await(RunPlace place) throws IOException, InterruptedException {
    var notes = notes(place);
    var ended = notes.ended();
    return ended.isPresent()
        ? ended.get()
        : finish(place, notes, () -> awaitEnd(DockerOrders.name(place)));
  }

  /// How a container is after its end; empty when it is no more.
  private interface Ending {
    Optional<Inspected> await() throws InterruptedException;
  }

  /// Takes the output over meanwhile, and a moment longer.
  private ExitStatus finish(RunPlace place, DockerNotes notes, Ending ending)
      throws IOException, InterruptedException {
    var name = DockerOrders.name(place);
    var follower = new OutputFollower(engine, name, work.sandbox(place), notes);
    var following = Thread.ofVirtual().name("output-" + name).start(() -> follow(follower));
    try {
      var status = status(ending.await());
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

  private Optional<Inspected> awaitEnd(String name) throws InterruptedException {
    boolean silent = false;
    while (true) {
      try {
        engine.awaitEnd(name);
        var container = engine.inspect(name);
        if (container.isEmpty() || !container.get().isRunning()) {
          return container;
        }
        silent = false;
      } catch (IOException away) {
        if (!silent) {
          LOG.log(Level.WARNING, "engine_away container={0} why=\"{1}\"", name, away.toString());
        }
        silent = true;
      }
      Thread.sleep(AGAIN);
    }
  }

  /// The engine notes any want of memory inside; a task that got over it was not ended by it.
  private static ExitStatus status(Optional<Inspected> ended) {
    if (ended.isEmpty()) {
      return new ExitStatus.Lost();
    }
    var container = ended.get();
    return container.outOfMemory() && container.exitCode() != 0
        ? new ExitStatus.OutOfMemory(container.memoryBytes(), container.memoryBytes())
        : new ExitStatus.OfContainer(container.exitCode());
  }

  private static ExitStatus end(DockerNotes notes, ExitStatus status) throws IOException {
    notes.end(status);
    return status;
  }

  /// Told until the engine has heard it or the run is over: an order must not be lost because the
  /// engine is away. While one is on its way others are not needed, least of all one by force
  /// before the container was asked; whoever forces asks again.
  @Override
  public void signal(RunPlace place, Effect.How how) throws IOException, InterruptedException {
    if (!telling.add(place)) {
      return;
    }
    try {
      while (notes(place).ended().isEmpty() && !isTold(place, how)) {
        Thread.sleep(AGAIN);
      }
    } finally {
      telling.remove(place);
    }
  }

  private boolean isTold(RunPlace place, Effect.How how) throws IOException, InterruptedException {
    var name = DockerOrders.name(place);
    try {
      switch (how) {
        case ASK -> {
          var known = engine.inspect(name);
          if (known.isPresent()) {
            engine.signal(name, known.get().stopSignal());
          }
        }
        case FORCE -> engine.signal(name, "SIGKILL");
      }
      return true;
    } catch (EngineException refused) {
      throw refused;
    } catch (IOException away) {
      LOG.log(Level.DEBUG, "engine_away container={0} why=\"{1}\"", name, away.toString());
      return false;
    }
  }
}
