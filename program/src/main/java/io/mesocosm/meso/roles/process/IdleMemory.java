package io.mesocosm.meso.roles.process;

import io.mesocosm.base.loops.Threads;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// Gives memory back to the machine when a role has been quiet for a while.
///
/// The serial collector lets a heap grow before it looks for garbage in its old part, and an idle
/// process never looks: what one large answer took would stay for good. A collection when nothing
/// else is to be done costs nobody anything.
public final class IdleMemory implements AutoCloseable {
  /// A role that serves nobody uses a tenth of this.
  static final Duration QUIET = Duration.ofMillis(500);

  static final Duration EVERY = Duration.ofSeconds(20);

  /// Growth below this is not worth a collection.
  static final long WORTH = 8L << 20;

  private static final Logger LOG = System.getLogger(IdleMemory.class.getName());

  private final Thread thread = Thread.ofVirtual().name("idle-memory").unstarted(this::run);
  // Bytes of the heap, used or not, after the last collection of ours. The thread's own.
  private long least = WORTH;

  private IdleMemory() {}

  static IdleMemory watch() {
    var watch = new IdleMemory();
    watch.thread.start();
    return watch;
  }

  /// Whether to collect now.
  ///
  /// @param heap bytes the heap has now, used or not
  /// @param least bytes it had after the last collection of this kind
  /// @param busy CPU time of the process since the last look
  static boolean isWorth(long heap, long least, Duration busy) {
    return heap >= least + WORTH && busy.compareTo(QUIET) < 0;
  }

  private void run() {
    try {
      var before = cpu();
      while (true) {
        Thread.sleep(EVERY);
        var now = cpu();
        look(now.minus(before));
        before = now;
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Duration busy) {
    var runtime = Runtime.getRuntime();
    var heap = runtime.totalMemory();
    if (isWorth(heap, least, busy)) {
      runtime.gc();
      least = runtime.totalMemory();
      LOG.log(Level.DEBUG, "memory_returned heap_before={0} heap_after={1}", heap, least);
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    Threads.end(thread);
  }
}
