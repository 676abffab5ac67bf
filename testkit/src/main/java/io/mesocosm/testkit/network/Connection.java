package io.mesocosm.testkit.network;

import io.mesocosm.testkit.machines.Life;
import java.util.Optional;

/// Two sides and what is under way between them.
final class Connection implements Comparable<Connection> {
  private final VirtualNetwork network;
  private final long number;
  private final Side caller;
  private Optional<Side> callee = Optional.empty();
  private boolean over;

  Connection(VirtualNetwork network, long number, Life life, Ears ears) {
    this.network = network;
    this.number = number;
    this.caller = new Side(this, life, ears);
  }

  Side caller() {
    return caller;
  }

  boolean isOver() {
    return over;
  }

  void accept(VirtualNetwork.Listener listener) {
    var side = new Side[1];
    var ears =
        new Ears() {
          private Optional<Ears> inner = Optional.empty();

          @Override
          public void heard(Object message) {
            inner.orElseThrow().heard(message);
          }

          @Override
          public void closed(Ending how) {
            inner.orElseThrow().closed(how);
          }
        };
    side[0] = new Side(this, listener.life(), ears);
    ears.inner = Optional.of(listener.door().enter(side[0]));
    callee = Optional.of(side[0]);
    resume();
  }

  void send(Side from, Optional<Object> message) {
    if (over) {
      return;
    }
    if (callee.isPresent() && message.isPresent() && network.breaksNow()) {
      breakUp();
      return;
    }
    from.waiting().add(message);
    if (callee.isPresent()) {
      schedule(from);
    }
  }

  /// One arrival for each message that was sent; which of the waiting ones it brings is decided
  /// then, so that nothing overtakes.
  private void schedule(Side from) {
    var time = network.time();
    time.after(from.delay(time.now(), network.delay()), () -> deliver(from));
  }

  private void deliver(Side from) {
    if (over || callee.isEmpty() || from.waiting().isEmpty()) {
      return;
    }
    var to = from == caller ? callee.get() : caller;
    if (isOutOfReach(to)) {
      from.stall(() -> giveUp(from, to));
    } else if (to.life().isOver() || to.isClosed()) {
      from.waiting().clear();
      finish(from, Ending.BROKEN);
    } else {
      var message = from.waiting().remove();
      if (message.isPresent()) {
        to.hear(message.get());
      } else {
        finish(to, Ending.CLOSED);
      }
    }
  }

  /// After a partition: what waits is sent again.
  void resume() {
    if (!over && callee.isPresent() && !isParted()) {
      caller.waiting().forEach(_ -> schedule(caller));
      callee.get().waiting().forEach(_ -> schedule(callee.get()));
    }
  }

  private boolean isParted() {
    return network.isBlocked(
        caller.life().node().name(), callee.orElseThrow().life().node().name());
  }

  /// A machine without power does not answer until it is back.
  private boolean isOutOfReach(Side to) {
    return isParted() || (to.isSilent() && !to.life().node().isUp());
  }

  private void giveUp(Side from, Side to) {
    if (over) {
      return;
    }
    if (isOutOfReach(to)) {
      from.waiting().clear();
      from.end(Ending.BROKEN);
      finishWhenBothKnow();
    } else {
      // It is back: what was sent to it is sent again.
      from.waiting().forEach(_ -> schedule(from));
    }
  }

  /// The connection could not be made.
  void fail(Ending how) {
    finish(caller, how);
  }

  /// Both sides find it broken, each at its own time; what was under way is lost.
  void breakUp() {
    if (over) {
      return;
    }
    over = true;
    network.forget(this);
    tell(caller);
    callee.ifPresent(this::tell);
  }

  private void tell(Side side) {
    network.time().after(network.delay(), () -> side.end(Ending.BROKEN));
  }

  private void finish(Side told, Ending how) {
    over = true;
    network.forget(this);
    told.end(how);
  }

  private void finishWhenBothKnow() {
    if (caller.isClosed() && callee.map(Side::isClosed).orElse(true)) {
      over = true;
      network.forget(this);
    }
  }

  /// A program died: its kernel says so, unless the whole machine is gone.
  void ended(Life life, boolean heard) {
    ended(caller, life, heard);
    callee.ifPresent(side -> ended(side, life, heard));
    if (callee.isEmpty() && caller.life() == life) {
      over = true;
      network.forget(this);
    }
  }

  private static void ended(Side side, Life life, boolean heard) {
    if (side.life() == life && heard) {
      side.close();
    } else if (side.life() == life) {
      side.silence();
    }
  }

  @Override
  public int compareTo(Connection other) {
    return Long.compare(number, other.number);
  }
}
