package io.mesocosm.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A clock with alarms that a test turns by hand: for a core that is played without a world.
///
/// @param <A> what tells alarms apart, by `equals`
public final class HandClock<A> implements InstantSource {
  private final Map<A, Instant> alarms = new LinkedHashMap<>();
  private Instant now;

  public HandClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /// `alarm` rings at `at`; replaces an earlier order for it.
  public void arm(A alarm, Instant at) {
    alarms.put(alarm, at);
  }

  public void disarm(A alarm) {
    alarms.remove(alarm);
  }

  public void disarmAll() {
    alarms.clear();
  }

  /// When `alarm` will ring; empty when it will not.
  public Optional<Instant> due(A alarm) {
    return Optional.ofNullable(alarms.get(alarm));
  }

  /// Turns the clock. What is due until then, set on the way included, rings in order; of alarms of
  /// the same moment, the one that was set first.
  public void pass(Duration time, Consumer<A> ring) {
    var end = now.plus(time);
    for (var next = first(end); next.isPresent(); next = first(end)) {
      var alarm = next.get().getKey();
      var at = next.get().getValue();
      alarms.remove(alarm);
      now = at.isAfter(now) ? at : now;
      ring.accept(alarm);
    }
    now = end;
  }

  private Optional<Map.Entry<A, Instant>> first(Instant end) {
    return alarms.entrySet().stream()
        .filter(alarm -> !alarm.getValue().isAfter(end))
        .min(Map.Entry.comparingByValue());
  }
}
