package io.mesocosm.coordination.session;

import io.mesocosm.base.loops.JournalException;
import io.mesocosm.base.loops.Threads;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.KeeperException;

/// A thread that looks again whenever it is nudged, and after trouble with a growing pause.
public final class Attention implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Attention.class.getName());
  private static final long FIRST_PAUSE_MS = 50;
  private static final long LONGEST_PAUSE_MS = 2000;

  /// Reads what is, acts on it, and leaves watches that nudge.
  public interface Look {
    void look() throws KeeperException, JournalException, InterruptedException;
  }

  private final String name;
  private final Look look;
  private final Semaphore nudges = new Semaphore(1);
  private final Thread thread;

  public Attention(String name, Look look) {
    this.name = name;
    this.look = look;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /// From any thread, at any time.
  public void nudge() {
    nudges.release();
  }

  private void run() {
    var pause = FIRST_PAUSE_MS;
    try {
      nudges.acquire();
      while (true) {
        nudges.drainPermits();
        if (tryLook()) {
          pause = FIRST_PAUSE_MS;
          nudges.acquire();
        } else {
          nudges.tryAcquire(pause, TimeUnit.MILLISECONDS);
          pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tryLook() throws InterruptedException {
    try {
      look.look();
      return true;
    } catch (KeeperException | JournalException | IllegalStateException trouble) {
      LOG.log(Level.DEBUG, "zookeeper_trouble in={0} cause={1}", name, trouble.toString());
      return false;
    }
  }

  /// Interrupts a look under way and waits for its end.
  @Override
  public void close() {
    Threads.end(thread);
  }
}
