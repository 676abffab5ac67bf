package io.mesocosm.base.loops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The alarm clocks of one loop: at most one per key, a later one replaces it. Nothing is kept of
/// those that have rung or were cancelled.
///
/// Owned by an effect runner; [#arm] and [#cancel] are called on the loop's thread only. What rings
/// is an input, never code.
///
/// @param <K> what tells the alarms apart, a value with `equals`
public final class Timers<K, I> implements AutoCloseable {
  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor scheduler;
  private final Map<K, Alarm> armed = new ConcurrentHashMap<>();

  /// One order, told from later ones for the same key by its identity.
  private static final class Alarm {
    // Used by the loop's thread only.
    private @Nullable Future<?> ringing;
  }

  public Timers(String name, InstantSource clock) {
    this.clock = clock;
    this.scheduler =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name(name + "-timers").factory());
    scheduler.setRemoveOnCancelPolicy(true);
  }

  /// `input` reaches `inbox` at `at`, or at once when that is past.
  public void arm(K key, Instant at, I input, Inbox<I> inbox) {
    cancel(key);
    var alarm = new Alarm();
    armed.put(key, alarm);
    var delay = Duration.between(clock.instant(), at);
    alarm.ringing =
        scheduler.schedule(
            () -> ring(key, alarm, input, inbox),
            Math.max(0, delay.toNanos()),
            TimeUnit.NANOSECONDS);
  }

  private void ring(K key, Alarm alarm, I input, Inbox<I> inbox) {
    armed.remove(key, alarm);
    try {
      inbox.put(input);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  public void cancel(K key) {
    var old = armed.remove(key);
    if (old != null && old.ringing != null) {
      old.ringing.cancel(false);
    }
  }

  /// How many alarms are to ring.
  int waiting() {
    return armed.size();
  }

  /// How many are kept at all; the same, unless something is wrong.
  int kept() {
    return scheduler.getQueue().size();
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
