package io.mesocosm.master.link;

import io.mesocosm.base.http.EventStream;
import io.mesocosm.master.core.State;
import io.mesocosm.master.core.messages.OperatorEvent;
import io.mesocosm.master.wire.OperatorEvents;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.RecordIo;
import io.mesocosm.protocol.v1.master.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Operators who watch. Each first sees the cluster as it is, then everything that happens, and a
/// heartbeat now and then. Mesos 1.11 documentation, "Operator HTTP API", SUBSCRIBE.
public final class OperatorStreams implements AutoCloseable {
  private final OperatorEvents events;
  private final int most;
  private final Duration heartbeatEvery;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("operator-heartbeats").factory());
  private final Map<Long, Outbox<Told>> waiting = new ConcurrentHashMap<>();
  // Used by the loop's thread only.
  private final Deque<Outbox<Told>> watching = new ArrayDeque<>();
  // Written by the loop's thread.
  private volatile int watchers;

  private sealed interface Told {
    record Cluster(State state) implements Told {}

    record Happened(OperatorEvent event) implements Told {}

    record Heartbeat() implements Told {}
  }

  /// @param most watchers at a time, ≥ 1; for one more, the oldest is let go
  public OperatorStreams(OperatorEvents events, int most, Duration heartbeatEvery) {
    this.events = events;
    this.most = most;
    this.heartbeatEvery = heartbeatEvery;
  }

  /// Prepares a stream; it begins to flow when the core shows the cluster for this ticket.
  public EventStream open(long ticket, MediaType encoding) {
    var outbox =
        new Outbox<Told>("watcher", told -> RecordIo.frame(encoding.encode(message(told))));
    waiting.put(ticket, outbox);
    outbox.stream().onClose(() -> waiting.remove(ticket));
    return outbox.stream();
  }

  private Event message(Told told) {
    return switch (told) {
      case Told.Cluster(var state) -> events.subscribed(state, heartbeatEvery);
      case Told.Happened(var event) -> events.message(event);
      case Told.Heartbeat() -> OperatorEvents.heartbeat();
    };
  }

  /// On the loop's thread.
  void show(long ticket, State state) {
    var outbox = waiting.remove(ticket);
    if (outbox == null || !outbox.say(new Told.Cluster(state))) {
      return;
    }
    watching.addLast(outbox);
    if (watching.size() > most) {
      watching.removeFirst().end();
    }
    watchers = watching.size();
    long every = heartbeatEvery.toMillis();
    outbox.say(new Told.Heartbeat());
    var beat =
        clock.scheduleAtFixedRate(
            () -> outbox.say(new Told.Heartbeat()), every, every, TimeUnit.MILLISECONDS);
    outbox.stream().onClose(() -> beat.cancel(false));
  }

  /// On the loop's thread.
  void publish(OperatorEvent event) {
    if (watching.removeIf(outbox -> !outbox.say(new Told.Happened(event)))) {
      watchers = watching.size();
    }
  }

  /// How many watch; those who have left are counted until the next event.
  public int watchers() {
    return watchers;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    waiting.values().forEach(outbox -> outbox.stream().close());
    watching.forEach(outbox -> outbox.stream().close());
  }
}
