package io.mesocosm.base.loops;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Work that is done side by side, each piece on a virtual thread of its own, while the caller
/// waits for all of it. Not for loops, which wait for nothing.
public final class Crew {
  private Crew() {}

  /// A piece of it.
  public interface Work {
    void run() throws IOException, InterruptedException;
  }

  /// Returns when all of it has ended. One that fails does not stop the others; an interrupt stops
  /// them all, and is passed on once they have ended.
  ///
  /// @throws IOException the trouble of the first, in their order, that had any
  public static void doAll(List<? extends Work> works) throws IOException, InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = works.stream().map(work -> threads.submit(callable(work))).toList();
      var troubles = new ArrayList<Throwable>();
      for (var each : running) {
        await(each, threads::shutdownNow, troubles);
      }
      if (!troubles.isEmpty()) {
        pass(troubles.getFirst());
      }
    }
  }

  private static Callable<Void> callable(Work work) {
    return () -> {
      work.run();
      return null;
    };
  }

  private static void await(Future<Void> work, Runnable stopAll, List<Throwable> troubles)
      throws InterruptedException {
    try {
      work.get();
    } catch (ExecutionException failed) {
      troubles.add(failed.getCause());
    } catch (InterruptedException stop) {
      stopAll.run();
      throw stop;
    }
  }

  private static void pass(Throwable trouble) throws IOException {
    switch (trouble) {
      case IOException known -> throw known;
      case RuntimeException wrong -> throw wrong;
      case Error fatal -> throw fatal;
      default -> throw new IOException(trouble);
    }
  }
}
