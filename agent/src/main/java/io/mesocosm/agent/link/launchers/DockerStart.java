package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.link.docker.Credentials;
import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.docker.EngineException;
import io.mesocosm.agent.link.docker.Inspected;
import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.link.sandbox.Room;
import io.mesocosm.agent.link.sandbox.Sandboxes;
import io.mesocosm.agent.model.Task;
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

/// How a container comes about: each step may have been taken before, by an agent that died, or by
/// an engine whose answer got lost.
final class DockerStart {
  private static final System.Logger LOG = System.getLogger(DockerStart.class.getName());

  /// An engine that is started anew is back by then; after it, others shall get the task.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration REMOVAL_PATIENCE = Duration.ofSeconds(3);
  private static final int NOT_FOUND = 404;

  private final WorkDir work;
  private final Sandboxes sandboxes;
  private final Engine engine;
  private final Images images;
  private final DockerOrders orders;
  private final Insistence insistence = new Insistence(PATIENCE);

  /// @param credentials `--docker_config`
  DockerStart(
      WorkDir work,
      Sandboxes sandboxes,
      Engine engine,
      Credentials credentials,
      DockerOrders orders) {
    this.work = work;
    this.sandboxes = sandboxes;
    this.engine = engine;
    this.images = new Images(engine, insistence, credentials);
    this.orders = orders;
  }

  /// @throws LaunchException when nothing of it runs
  /// @throws InterruptedException when it was given up; nothing of it runs
  Found.Running launch(RunPlace place, Task task) throws LaunchException, InterruptedException {
    try {
      var notes = new DockerNotes(work.records(place));
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

  /// Notes that a container was seen running, and where it lives.
  static Found.Running running(Inspected container, Task task, DockerNotes notes)
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
      new DockerNotes(work.records(place)).forget();
      engine.within(REMOVAL_PATIENCE).remove(DockerOrders.name(place));
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
}
