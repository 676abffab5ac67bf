package io.mesocosm.marathon.link;

import io.mesocosm.base.loops.Nursery;
import io.mesocosm.marathon.core.health.ProbeResult;
import io.mesocosm.marathon.core.health.ProbeTarget;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Semaphore;

/// Looks at tasks: a bounded number at a time, each on a virtual thread of its own.
public final class Prober implements AutoCloseable {
  private final Nursery nursery = new Nursery("marathon-prober");
  private final Semaphore places;

  /// @param most `--max_concurrent_marathon_health_checks`: looks at the same time, ≥ 1
  public Prober(int most) {
    this.places = new Semaphore(most);
  }

  /// Told on a thread of ours; it may wait.
  public interface Listener {
    void told(ProbeResult result) throws InterruptedException;
  }

  public void look(ProbeTarget target, Listener listener) {
    nursery.start(() -> {
      places.acquire();
      ProbeResult result;
      try {
        result = look(target);
      } finally {
        places.release();
      }
      listener.told(result);
    });
  }

  private static ProbeResult look(ProbeTarget target) {
    try (var line = ProbeLine.open(target)) {
      return switch (target) {
        case ProbeTarget.Tcp _ -> new ProbeResult.Connected();
        case ProbeTarget.Http http -> line.get(http);
      };
    } catch (IOException | GeneralSecurityException trouble) {
      return new ProbeResult.Failed(cause(trouble));
    }
  }

  private static String cause(Exception trouble) {
    var message = trouble.getMessage();
    return message == null || message.isEmpty()
        ? trouble.getClass().getSimpleName()
        : trouble.getClass().getSimpleName() + ": " + message;
  }

  @Override
  public void close() {
    nursery.close();
  }
}
