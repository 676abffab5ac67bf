package io.mesocosm.agent.link.host;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Notices the end of runs whose shim is not our child: those that an earlier process of this agent
/// started. The system tells only parents, but it tells everyone about new files, and a shim's last
/// deed is a note. One watch serves all runs.
///
/// The system has few watches to give (`fs.inotify.max_user_instances`, `max_user_watches`), and
/// other programs take them, too. A run that gets none is looked at now and then: nobody may take
/// it for ended because of that.
public final class EndWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EndWatch.class.getName());

  /// A shim that was killed leaves no note.
  private static final Duration LOOK_ANYWAY = Duration.ofSeconds(2);

  private final Opening opening;
  private final Duration lookAnyway;
  private final ConcurrentMap<WatchKey, Semaphore> waiting = new ConcurrentHashMap<>();
  private final OnDemand<WatchService> service = new OnDemand<>(this::watch);

  public EndWatch() {
    this(FileSystems.getDefault()::newWatchService, LOOK_ANYWAY);
  }

  /// @param lookAnyway how often, when nothing is heard
  EndWatch(Opening opening, Duration lookAnyway) {
    this.opening = opening;
    this.lookAnyway = lookAnyway;
  }

  /// Where a watch comes from.
  interface Opening {
    WatchService open() throws IOException;
  }

  /// Something that can be looked up again and again.
  public interface Question {
    boolean holds() throws IOException;
  }

  private WatchService watch() {
    try {
      var fresh = opening.open();
      Thread.ofVirtual().name("run-ends").start(() -> pass(fresh));
      return fresh;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void pass(WatchService from) {
    try {
      while (true) {
        var key = from.take();
        key.pollEvents();
        var one = waiting.get(key);
        if (one != null) {
          one.release();
        }
        key.reset();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (ClosedWatchServiceException closed) {
      // Nobody waits any more.
    }
  }

  /// Returns once `over` holds; it is asked whenever a file appears in `folder`, and now and then.
  public void await(Path folder, Question over) throws IOException, InterruptedException {
    var news = new Semaphore(0);
    var key = register(folder);
    key.ifPresent(watched -> waiting.put(watched, news));
    try {
      while (!over.holds()) {
        if (news.tryAcquire(lookAnyway.toMillis(), TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      }
    } finally {
      key.ifPresent(this::forget);
    }
  }

  private Optional<WatchKey> register(Path folder) {
    try {
      return Optional.of(folder.register(service.get(), ENTRY_CREATE));
    } catch (IOException | UncheckedIOException none) {
      LOG.log(System.Logger.Level.INFO, "run_not_watched folder={0} why=\"{1}\"", folder, none);
      return Optional.empty();
    }
  }

  private void forget(WatchKey key) {
    waiting.remove(key);
    key.cancel();
  }

  @Override
  public void close() {
    service.close(EndWatch::end);
  }

  private static void end(WatchService service) {
    try {
      service.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
