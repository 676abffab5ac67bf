package io.mesocosm.testkit.machines;

import io.mesocosm.base.loops.Core;
import io.mesocosm.base.loops.Effects;
import io.mesocosm.base.loops.Inbox;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The twin of [io.mesocosm.base.loops.Loop]: store, then publish, then act. A turn takes what
/// waits at that moment; while its changes are being stored, inputs wait.
public final class VirtualLoop<S, I, C, E> implements Inbox<I> {
  private static final int BATCH = 1024;
  private static final Duration LONGEST_WAIT = Duration.ofNanos(300_000);

  private final Life life;
  private final String name;
  private final Core<S, I, C, E> core;
  private final VirtualJournal<C> journal;
  private final Effects<E, I> effects;
  private final Deque<I> queue = new ArrayDeque<>();
  private S snapshot;
  private boolean busy;

  VirtualLoop(
      Life life,
      String name,
      S initial,
      Core<S, I, C, E> core,
      VirtualJournal<C> journal,
      Effects<E, I> effects) {
    this.life = life;
    this.name = name;
    this.snapshot = initial;
    this.core = core;
    this.journal = journal;
    this.effects = effects;
  }

  /// The last published state.
  public S snapshot() {
    return snapshot;
  }

  @Override
  public void put(I input) {
    queue.add(input);
    wake();
  }

  @Override
  public boolean offer(I input) {
    if (life.isOver()) {
      return false;
    }
    put(input);
    return true;
  }

  private void wake() {
    if (!busy && !queue.isEmpty() && !life.isOver()) {
      busy = true;
      life.after(life.time().chance().between(Duration.ZERO, LONGEST_WAIT), this::turn);
    }
  }

  private void turn() {
    var state = snapshot;
    var changes = new ArrayList<C>();
    var orders = new ArrayList<E>();
    for (int taken = 0; taken < BATCH && !queue.isEmpty(); taken++) {
      var input = queue.remove();
      life.time().note(life.node().name(), name + " <", input);
      var step = core.apply(state, input, life.instant());
      state = step.state();
      changes.addAll(step.changes());
      orders.addAll(step.effects());
    }
    var next = state;
    if (changes.isEmpty()) {
      publish(next, orders);
      return;
    }
    journal.commit(
        List.copyOf(changes),
        new VirtualJournal.Outcome() {
          @Override
          public void stored() {
            if (!life.isOver()) {
              life.time().note(life.node().name(), name + " stored", changes);
              publish(next, orders);
            }
          }

          @Override
          public void failed(String why) {
            life.exit(name + " cannot store: " + why);
          }
        });
  }

  private void publish(S next, List<E> orders) {
    snapshot = next;
    life.time().changed();
    for (var order : orders) {
      if (life.isOver()) {
        return;
      }
      life.time().note(life.node().name(), name + " >", order);
      effects.run(order, this);
    }
    busy = false;
    wake();
  }
}
