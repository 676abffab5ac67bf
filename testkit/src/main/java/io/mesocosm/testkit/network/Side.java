package io.mesocosm.testkit.network;

import io.mesocosm.testkit.machines.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// One end of a connection, speaking.
public final class Side {
  /// How long TCP repeats itself before it gives a connection up.
  private static final Duration SOONEST_GIVING_UP = Duration.ofSeconds(20);

  private static final Duration LATEST_GIVING_UP = Duration.ofSeconds(90);

  private final Connection connection;
  private final Life life;
  private final Ears ears;
  private final Deque<Optional<Object>> waiting = new ArrayDeque<>();
  private Instant lastArrival = Instant.MIN;
  private boolean closed;
  private boolean silent;
  private boolean givingUp;

  Side(Connection connection, Life life, Ears ears) {
    this.connection = connection;
    this.life = life;
    this.ears = ears;
  }

  Life life() {
    return life;
  }

  /// Says `message` to the other end; nothing happens when the connection is no more.
  public void send(Object message) {
    if (!closed) {
      connection.send(this, Optional.of(message));
    }
  }

  /// Ends the connection after everything that was sent. Nothing is heard any more.
  public void close() {
    if (!closed) {
      closed = true;
      connection.send(this, Optional.empty());
    }
  }

  /// Its machine is gone without a word: what was under way is lost.
  void silence() {
    silent = true;
    waiting.clear();
  }

  boolean isSilent() {
    return silent;
  }

  /// Breaks the connection: both ends find out, what is under way is lost.
  public void breakUp() {
    connection.breakUp();
  }

  boolean isClosed() {
    return closed;
  }

  /// What cannot be delivered yet, in order. An empty one is the end.
  Deque<Optional<Object>> waiting() {
    return waiting;
  }

  /// When the next message of this side arrives at the earliest.
  Duration delay(Instant now, Duration drawn) {
    var at = now.plus(drawn);
    lastArrival = at.isAfter(lastArrival) ? at : lastArrival;
    return Duration.between(now, lastArrival);
  }

  void hear(Object message) {
    if (!closed && !life.isOver()) {
      ears.heard(message);
    }
  }

  void end(Ending how) {
    if (!closed) {
      closed = true;
      if (!life.isOver()) {
        ears.closed(how);
      }
    }
  }

  /// Begins to wait for what does not get through.
  void stall(Runnable giveUp) {
    if (!givingUp) {
      givingUp = true;
      var time = life.time();
      time.after(
          time.chance().between(SOONEST_GIVING_UP, LATEST_GIVING_UP),
          () -> {
            givingUp = false;
            if (!waiting.isEmpty()) {
              giveUp.run();
            }
          });
    }
  }
}
