package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.docker.EngineException;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.WorkDir;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells containers to end, until the engine has heard it or they are over: an order must not be
/// lost because the engine is away.
final class DockerSignals {
  private static final System.Logger LOG = System.getLogger(DockerSignals.class.getName());
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final WorkDir work;
  private final Engine engine;
  // Runs whose engine is just being told something.
  private final Set<RunPlace> telling = ConcurrentHashMap.newKeySet();

  DockerSignals(WorkDir work, Engine engine) {
    this.work = work;
    this.engine = engine;
  }

  /// While one order is on its way others are not needed, least of all one by force before the
  /// container was asked; whoever forces asks again.
  void tell(RunPlace place, Effect.How how) throws IOException, InterruptedException {
    if (!telling.add(place)) {
      return;
    }
    try {
      var notes = new DockerNotes(work.records(place));
      while (notes.ended().isEmpty() && !isTold(place, how)) {
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
