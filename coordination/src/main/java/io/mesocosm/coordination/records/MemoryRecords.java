package io.mesocosm.coordination.records;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Records without a server: lost with the process, fenced like the real ones.
public final class MemoryRecords implements Records {
  // Guards both fields.
  private final ReentrantLock lock = new ReentrantLock();
  private final Contents contents = new Contents();
  private long epoch;

  /// Begins a new reign; the one before cannot write any more.
  public Epoch claim() {
    lock.lock();
    try {
      epoch++;
      return new Epoch(epoch);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Contents readAll() {
    lock.lock();
    try {
      return contents.copy();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void commit(List<Write> writes, Epoch by) throws FencedException {
    writes.forEach(RecordNames::check);
    lock.lock();
    try {
      if (by.number() != epoch) {
        throw new FencedException(
            "epoch %d cannot write: epoch %d has begun".formatted(by.number(), epoch));
      }
      writes.forEach(contents::apply);
    } finally {
      lock.unlock();
    }
  }
}
