package io.mesocosm.base.loops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// The alarm clocks of one loop: at most one per key, a later one replaces it.
///
/// Owned by an effect runner; [#arm] and [#cancel] are called on the loop's thread only. What rings
/// is an input, never code.
///
/// @param <K> what tells the alarms apart, a value with `equals`
public final class Timers<K, I> implements AutoCloseable {
  private final InstantSource clock;
  private final ScheduledExecutorService scheduler;
  private final Map<K, ScheduledFuture<?>> armed = new HashMap<>();

  public Timers(String name, InstantSource clock) {
    this.clock = clock;
    this.scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name + "-timers").factory());
  }

  /// `input` reaches `inbox` at `at`, or at once when that is past.
  public void arm(K key, Instant at, I input, Inbox<I> inbox) {
    cancel(key);
    var delay = Duration.between(clock.instant(), at);
    armed.put(
        key,
        scheduler.schedule(
            () -> ring(input, inbox), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS));
  }

  private static <I> void ring(I input, Inbox<I> inbox) {
    try {
      inbox.put(input);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  public void cancel(K key) {
    var old = armed.remove(key);
    if (old != null) {
      old.cancel(false);
    }
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
