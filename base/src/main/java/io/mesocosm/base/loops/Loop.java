package io.mesocosm.base.loops;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs one state machine: store, then publish, then act.
///
/// One platform thread, named after the machine, is the only writer. It takes what waits in the
/// inbox, applies the core to each input in turn, commits the changes of the batch once, publishes
/// the new state with one volatile write, and hands the effects to their runner. Readers take
/// [#snapshot] and cost the writer nothing.
///
/// When the core throws or a commit fails, the loop stops for good and tells `onFault` why: the
/// state in memory must never run ahead of what is stored.
public final class Loop<S, I, C, E> implements AutoCloseable {
  private static final int BATCH = 1024;

  private final Machine<S, I, C, E> machine;
  private final InstantSource clock;
  private final LoopWatch<S, I, C, E> watch;
  private final Consumer<Throwable> onFault;
  private final BlockingQueue<I> queue;
  private final Thread thread;

  // Written by the loop's thread only.
  private volatile S snapshot;
  // Written once, by close() or by the loop's thread when it stops on a fault.
  private volatile boolean closed;

  private final Inbox<I> inbox =
      new Inbox<>() {
        @Override
        public void put(I input) throws InterruptedException {
          while (!closed) {
            if (queue.offer(input, 100, TimeUnit.MILLISECONDS)) {
              return;
            }
          }
        }

        @Override
        public boolean offer(I input) {
          return !closed && queue.offer(input);
        }
      };

  /// What a loop runs.
  ///
  /// @param name of the thread, `master` becomes `master-loop`
  /// @param initial as recovered from what is stored
  /// @param core the rules
  /// @param journal where changes become durable
  /// @param effects what carries out orders
  public record Machine<S, I, C, E>(
      String name, S initial, Core<S, I, C, E> core, Journal<C> journal, Effects<E, I> effects) {}

  /// @param capacity of the inbox, > 0; a full one makes callers wait or refuse
  /// @param onFault told once, on the loop's thread, when the loop stops by itself
  public Loop(
      Machine<S, I, C, E> machine,
      InstantSource clock,
      int capacity,
      LoopWatch<S, I, C, E> watch,
      Consumer<Throwable> onFault) {
    this.machine = machine;
    this.snapshot = machine.initial();
    this.clock = clock;
    this.watch = watch;
    this.onFault = onFault;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.thread = Thread.ofPlatform().name(machine.name() + "-loop").unstarted(this::run);
  }

  public void start() {
    watch.started(queue::size);
    thread.start();
  }

  public Inbox<I> inbox() {
    return inbox;
  }

  /// The last published state. Its effects may still be under way.
  public S snapshot() {
    return snapshot;
  }

  /// Inputs that wait, for metrics.
  public int waiting() {
    return queue.size();
  }

  private void run() {
    var batch = new ArrayList<I>();
    try {
      while (!closed) {
        batch.add(queue.take());
        queue.drainTo(batch, BATCH - 1);
        turn(batch);
        batch.clear();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (JournalException | RuntimeException | Error fault) {
      closed = true;
      watch.stopped(fault);
      onFault.accept(fault);
    } finally {
      closed = true;
    }
  }

  private void turn(List<I> batch) throws JournalException, InterruptedException {
    var state = snapshot;
    var changes = new ArrayList<C>();
    var orders = new ArrayList<E>();
    var started = System.nanoTime();
    for (var input : batch) {
      Instant now = clock.instant();
      var step = machine.core().apply(state, input, now);
      watch.stepped(now, input, step);
      state = step.state();
      changes.addAll(step.changes());
      orders.addAll(step.effects());
    }
    var decided = System.nanoTime();
    if (!changes.isEmpty()) {
      machine.journal().commit(changes);
    }
    var stored = System.nanoTime();
    snapshot = state;
    watch.published(state, batch.size(), decided - started, stored - decided);
    for (var order : orders) {
      machine.effects().run(order, inbox);
    }
  }

  /// Stops the thread and waits for it. Inputs still queued are dropped.
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    if (Thread.currentThread() == thread || !thread.isAlive()) {
      return;
    }
    Threads.await(thread);
  }

  @Override
  public String toString() {
    return machine.name() + "-loop";
  }
}
