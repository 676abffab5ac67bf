package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.docker.Inspected;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.WorkDir;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// How a container ends. All it said is in the sandbox's files and its end is noted before anybody
/// hears of it, so that the engine may forget the container from then on.
///
/// @param work where its notes are
record DockerEnd(WorkDir work, Engine engine) {
  private static final System.Logger LOG = System.getLogger(DockerEnd.class.getName());
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  /// How a container is after its end; empty when it is no more.
  private interface Ending {
    Optional<Inspected> await() throws InterruptedException;
  }

  /// Waits for it, however often the engine goes and comes back meanwhile.
  ExitStatus await(RunPlace place) throws IOException, InterruptedException {
    return finish(place, () -> awaitEnd(DockerOrders.name(place)));
  }

  /// Of one that has ended already.
  ExitStatus of(RunPlace place, Inspected container) throws IOException, InterruptedException {
    return finish(place, () -> Optional.of(container));
  }

  /// Takes the output over meanwhile, and a moment longer.
  private ExitStatus finish(RunPlace place, Ending ending)
      throws IOException, InterruptedException {
    var notes = new DockerNotes(work.records(place));
    var name = DockerOrders.name(place);
    var follower = new OutputFollower(engine, name, work.sandbox(place), notes);
    var following = Thread.ofVirtual().name("output-" + name).start(() -> follow(follower));
    try {
      var status = status(ending.await());
      following.join(LAST_WORDS);
      return note(notes, status);
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

  static ExitStatus note(DockerNotes notes, ExitStatus status) throws IOException {
    notes.end(status);
    return status;
  }
}
