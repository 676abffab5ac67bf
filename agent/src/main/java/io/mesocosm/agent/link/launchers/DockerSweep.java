package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.wire.WorkDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Removes what is left of containers of this agent; those of others, whatever their name, are not
/// touched.
///
/// @param delay `--docker_remove_delay`: from the end of a container to its removal
/// @param killOrphans `--docker_kill_orphans`: whether containers of runs that nobody remembers may
///   be ended
public record DockerSweep(
    WorkDir work, Engine engine, InstantSource clock, Duration delay, boolean killOrphans) {
  private static final System.Logger LOG = System.getLogger(DockerSweep.class.getName());
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

  /// Sweeps now and then, until interrupted.
  public void repeat() throws InterruptedException {
    var pause = delay.compareTo(LONGEST_PAUSE) < 0 ? delay : LONGEST_PAUSE;
    while (true) {
      try {
        once();
      } catch (IOException away) {
        LOG.log(System.Logger.Level.DEBUG, "containers_not_swept why=\"{0}\"", away.toString());
      }
      Thread.sleep(pause.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : pause);
    }
  }

  void once() throws IOException, InterruptedException {
    for (Engine.Listed one : mine()) {
      var notes = new DockerNotes(Path.of(one.label(DockerOrders.RECORDS)));
      if (notes.ended().isPresent()) {
        if (isDue(notes)) {
          engine.remove(one.name());
        }
      } else if (killOrphans && !notes.isMeant()) {
        LOG.log(System.Logger.Level.INFO, "orphan_removed container={0}", one.name());
        engine.remove(one.name());
      }
    }
  }

  private boolean isDue(DockerNotes notes) throws IOException {
    var ended = Files.getLastModifiedTime(notes.endedFile()).toInstant();
    return !clock.instant().isBefore(ended.plus(delay));
  }

  private List<Engine.Listed> mine() throws IOException, InterruptedException {
    return engine.list(DockerOrders.WORK_DIR + "=" + work.root());
  }

  /// Names of all containers of this agent.
  List<String> names() throws IOException, InterruptedException {
    return mine().stream().map(Engine.Listed::name).toList();
  }
}
