package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.docker.Inspected;
import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.link.sandbox.Sandboxes;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.WorkDir;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// Runs tasks in containers of the Docker engine, one each, named after the run (Mesos 1.11
/// documentation, "Docker Containerizer"). The engine may be away for a while at any time: a run is
/// over only when the engine says so.
public final class DockerLauncher implements ContainerLauncher {
  private static final System.Logger LOG = System.getLogger(DockerLauncher.class.getName());

  /// Time that one engine gets at the agent's start.
  private static final Duration SURVEY_PATIENCE = Duration.ofSeconds(3);

  private final WorkDir work;
  private final Engine engine;
  private final DockerOrders orders;
  private final DockerStart start;
  private final DockerEnd end;
  private final DockerSignals signals;

  public DockerLauncher(
      WorkDir work, Sandboxes sandboxes, Engine engine, DockerConfig config, DockerOrders orders) {
    this.work = work;
    this.engine = engine;
    this.orders = orders;
    this.start = new DockerStart(work, sandboxes, engine, config.credentials(), orders);
    this.end = new DockerEnd(work, engine);
    this.signals = new DockerSignals(work, engine);
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
    return start.launch(place, task);
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
          ? new Found.Over(DockerEnd.note(notes, new ExitStatus.Lost()))
          : new Found.NotStarted();
    }
    var container = known.get();
    if (!container.wasStarted()) {
      return new Found.NotStarted();
    }
    if (!container.isRunning()) {
      return new Found.Over(end.of(place, container));
    }
    renewLimits(place, task, container);
    return DockerStart.running(container, task, notes);
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
    var ended = notes(place).ended();
    return ended.isPresent() ? ended.get() : end.await(place);
  }

  @Override
  public void signal(RunPlace place, Effect.How how) throws IOException, InterruptedException {
    signals.tell(place, how);
  }
}
