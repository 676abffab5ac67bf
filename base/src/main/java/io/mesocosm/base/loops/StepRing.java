package io.mesocosm.base.loops;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps the last steps of a loop, so that a report of trouble can become a test.
///
/// Written on the loop's thread, read from any. It holds inputs, changes and effects, but no
/// states: the state before the first entry is what the journal had then.
public final class StepRing<S, I, C, E> implements LoopWatch<S, I, C, E> {
  /// One step.
  ///
  /// @param number of the input since the loop started, from 1
  public record Entry<I, C, E>(
      long number, Instant at, I input, List<C> changes, List<E> effects) {}

  private final int capacity;
  // Guards everything below.
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Entry<I, C, E>> entries = new ArrayDeque<>();
  private long count;

  /// @param capacity steps to keep, > 0
  public StepRing(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public void stepped(Instant now, I input, Step<S, C, E> step) {
    lock.lock();
    try {
      if (entries.size() == capacity) {
        entries.removeFirst();
      }
      count++;
      entries.addLast(new Entry<>(count, now, input, step.changes(), step.effects()));
    } finally {
      lock.unlock();
    }
  }

  /// The oldest first.
  public List<Entry<I, C, E>> entries() {
    lock.lock();
    try {
      return new ArrayList<>(entries);
    } finally {
      lock.unlock();
    }
  }
}
