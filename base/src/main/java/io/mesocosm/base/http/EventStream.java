package io.mesocosm.base.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What a handler gives to a subscriber who stays: records go into a bounded queue, and what waits
/// there is drained into one write.
///
/// [#offer] and [#close] never block and may be called from any thread, a loop's too. Who cannot
/// keep up is cut off, and slows nobody else. The same bytes may be offered to many streams.
///
/// A handler offers and closes. [#drain], [#take], [#onCut] and [#gone] are for the one who carries
/// the records to the client: a server, or a test in memory.
public final class EventStream implements AutoCloseable {
  private enum Phase {
    OPEN,
    /// Takes nothing more; what is queued still goes out.
    ENDING,
    /// Nothing goes out any more.
    GONE
  }

  private final int capacityRecords;
  private final long capacityBytes;

  // Guards everything below.
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<byte[]> queue = new ArrayList<>();
  private long queuedBytes;
  private Phase phase = Phase.OPEN;
  private final List<Runnable> closeListeners = new ArrayList<>();
  private Runnable cut = () -> {};

  /// @param capacityRecords that may wait to be written, > 0
  /// @param capacityBytes that may wait, > 0; one record is always taken by an empty queue, however
  ///   large: a first snapshot
  public EventStream(int capacityRecords, long capacityBytes) {
    this.capacityRecords = capacityRecords;
    this.capacityBytes = capacityBytes;
  }

  /// Queues one record, which goes out as one chunk.
  ///
  /// @return false when the stream is closed, or too slow; then it is cut off
  public boolean offer(byte[] record) {
    lock.lock();
    try {
      if (phase != Phase.OPEN) {
        return false;
      }
      if (fits(record)) {
        queue.add(record);
        queuedBytes += record.length;
        changed.signal();
        return true;
      }
    } finally {
      lock.unlock();
    }
    gone();
    return false;
  }

  private boolean fits(byte[] record) {
    return queue.isEmpty()
        || (queue.size() < capacityRecords && queuedBytes + record.length <= capacityBytes);
  }

  /// Ends the response after what is queued.
  @Override
  public void close() {
    end(Phase.ENDING);
  }

  /// Calls `listener` once, when the client has gone, was cut off, or the stream was closed; at
  /// once when that is so already. It is called on whichever thread found out, so it must not
  /// block.
  public void onClose(Runnable listener) {
    boolean over;
    lock.lock();
    try {
      over = phase != Phase.OPEN;
      if (!over) {
        closeListeners.add(listener);
      }
    } finally {
      lock.unlock();
    }
    if (over) {
      listener.run();
    }
  }

  public boolean isClosed() {
    lock.lock();
    try {
      return phase != Phase.OPEN;
    } finally {
      lock.unlock();
    }
  }

  /// Takes what is queued now, without waiting.
  public List<byte[]> drain() {
    lock.lock();
    try {
      return taken();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for records and takes all of them; none when the stream has ended.
  public List<byte[]> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queue.isEmpty() && phase == Phase.OPEN) {
        changed.await();
      }
      return taken();
    } finally {
      lock.unlock();
    }
  }

  private List<byte[]> taken() {
    var all = queue;
    queue = new ArrayList<>();
    queuedBytes = 0;
    return all;
  }

  /// The client has gone or is too slow: nothing more goes out.
  public void gone() {
    end(Phase.GONE);
  }

  /// Sets what frees a writer that is stuck in a write when the stream is cut off.
  public void onCut(Runnable cut) {
    boolean late;
    lock.lock();
    try {
      this.cut = cut;
      late = phase == Phase.GONE;
    } finally {
      lock.unlock();
    }
    if (late) {
      cut.run();
    }
  }

  private void end(Phase how) {
    List<Runnable> toTell;
    Runnable cutNow;
    lock.lock();
    try {
      cutNow = how == Phase.GONE && phase != Phase.GONE ? cut : () -> {};
      toTell = phase == Phase.OPEN ? List.copyOf(closeListeners) : List.of();
      if (how == Phase.GONE) {
        taken();
        phase = Phase.GONE;
      } else if (phase == Phase.OPEN) {
        phase = Phase.ENDING;
      }
      closeListeners.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    cutNow.run();
    toTell.forEach(Runnable::run);
  }
}
