package io.mesocosm.testkit.zookeeper;

import io.mesocosm.coordination.session.SessionState;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.time.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A program's session: what the ensemble thinks of it, and what the program knows. The two differ
/// for a while whenever something breaks.
public final class VirtualSession {
  private final VirtualZooKeeper zookeeper;
  private final Life life;
  private final List<Consumer<SessionState>> listeners = new ArrayList<>();
  private final List<Runnable> expiries = new ArrayList<>();
  private final List<Runnable> reconnects = new ArrayList<>();
  private SessionState state = SessionState.CONNECTED;
  private long number = 1;
  private boolean held = true;
  private Optional<Alarm> expiry = Optional.empty();

  VirtualSession(VirtualZooKeeper zookeeper, Life life) {
    this.zookeeper = zookeeper;
    this.life = life;
    life.onEnd(_ -> left());
    if (isCut()) {
      suspend();
    }
  }

  Life life() {
    return life;
  }

  /// What the program knows.
  public SessionState state() {
    return state;
  }

  /// Which session it is; each renewal is another one.
  public long number() {
    return number;
  }

  /// Whether the ensemble still holds it, whatever the program knows.
  public boolean isHeld() {
    return held && !life.isOver();
  }

  /// `listener` is told each change, in the program's life only.
  public void onChange(Consumer<SessionState> listener) {
    listeners.add(listener);
  }

  /// Runs when the ensemble lets the session expire: its ephemeral nodes are gone.
  void onExpiry(Runnable gone) {
    expiries.add(gone);
  }

  /// Runs whenever the program is connected again.
  void onConnect(Runnable again) {
    reconnects.add(again);
  }

  boolean isConnected() {
    return state == SessionState.CONNECTED && !life.isOver();
  }

  private boolean isCut() {
    return zookeeper.isCutFrom(life.node().name());
  }

  void reach(String node) {
    if (node.equals(life.node().name()) && !life.isOver()) {
      if (isCut() && state == SessionState.CONNECTED) {
        suspend();
      } else if (!isCut() && state != SessionState.CONNECTED) {
        life.after(zookeeper.delay(), this::reconnect);
      }
    }
  }

  /// The ensemble counts from the last heartbeat, the program from when it noticed.
  private void suspend() {
    change(SessionState.SUSPENDED);
    var timeout = VirtualZooKeeper.SESSION_TIMEOUT;
    var chance = zookeeper.time().chance();
    var mine = number;
    expiry =
        Optional.of(
            zookeeper
                .time()
                .after(chance.between(timeout.dividedBy(2), timeout), () -> expireOnServer()));
    life.after(
        chance.between(timeout, timeout.multipliedBy(4).dividedBy(3)),
        () -> {
          if (state == SessionState.SUSPENDED && mine == number) {
            lose();
          }
        });
  }

  private void reconnect() {
    if (isCut() || state == SessionState.CONNECTED) {
      return;
    }
    if (state == SessionState.SUSPENDED && expiry.isEmpty()) {
      lose();
    }
    expiry.ifPresent(Alarm::cancel);
    expiry = Optional.empty();
    held = true;
    change(SessionState.CONNECTED);
    List.copyOf(reconnects).forEach(Runnable::run);
  }

  /// The program learns that its session is over; the ensemble has ended it or will soon.
  private void lose() {
    expiry.ifPresent(Alarm::cancel);
    expireOnServer();
    number++;
    change(SessionState.LOST);
  }

  private void expireOnServer() {
    expiry = Optional.empty();
    held = false;
    List.copyOf(expiries).forEach(Runnable::run);
  }

  void expire(String why) {
    if (life.isOver() || state != SessionState.CONNECTED) {
      return;
    }
    zookeeper.time().note(life.node().name(), "zookeeper", why);
    expireOnServer();
    var mine = number;
    life.after(
        zookeeper.time().chance().between(Duration.ofMillis(1), Duration.ofSeconds(2)),
        () -> {
          if (mine == number && state == SessionState.CONNECTED) {
            number++;
            change(SessionState.LOST);
            life.after(zookeeper.delay(), this::reconnect);
          }
        });
  }

  /// The program is gone; the ensemble notices when the heartbeats stay away.
  private void left() {
    zookeeper.forget(this);
    var timeout = VirtualZooKeeper.SESSION_TIMEOUT;
    zookeeper
        .time()
        .after(
            zookeeper.time().chance().between(timeout.dividedBy(2), timeout), this::expireOnServer);
  }

  private void change(SessionState next) {
    state = next;
    zookeeper.time().note(life.node().name(), "zookeeper session", next);
    List.copyOf(listeners).forEach(listener -> listener.accept(next));
  }
}
