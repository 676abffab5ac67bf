package io.mesocosm.coordination.election;

import io.mesocosm.coordination.records.MemoryRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// An election within one process: who stands first leads, then the next in line.
public final class MemoryElection {
  // Guards the line of candidates and orders what they are told.
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Standing> line = new ArrayList<>();
  private final List<Consumer<Optional<byte[]>>> watchers = new ArrayList<>();
  private final MemoryRecords records;

  /// @param records which the leader may write
  public MemoryElection(MemoryRecords records) {
    this.records = records;
  }

  /// Stands with `data` for followers to read.
  public Election stand(byte[] data, LeadershipListener listener) {
    lock.lock();
    try {
      var candidate = new Standing(data.clone(), listener);
      line.add(candidate);
      if (line.getFirst() == candidate) {
        crown();
      }
      return candidate;
    } finally {
      lock.unlock();
    }
  }

  /// Tells who leads, now and at each change.
  public AutoCloseable watch(Consumer<Optional<byte[]>> watcher) {
    lock.lock();
    try {
      watchers.add(watcher);
      watcher.accept(leader());
      return () -> forget(watcher);
    } finally {
      lock.unlock();
    }
  }

  private void forget(Consumer<Optional<byte[]>> watcher) {
    lock.lock();
    try {
      watchers.remove(watcher);
    } finally {
      lock.unlock();
    }
  }

  /// As if the leader's session had been lost: it goes to the end of the line.
  public void loseLeader() {
    lock.lock();
    try {
      if (line.isEmpty()) {
        return;
      }
      var old = line.removeFirst();
      old.leading = false;
      old.listener.lost("the session is lost");
      line.add(old);
      crown();
    } finally {
      lock.unlock();
    }
  }

  private Optional<byte[]> leader() {
    return line.isEmpty() ? Optional.empty() : Optional.of(line.getFirst().data.clone());
  }

  private void crown() {
    if (!line.isEmpty()) {
      line.getFirst().leading = true;
      line.getFirst().listener.elected(records.claim());
    }
    var leader = leader();
    List.copyOf(watchers).forEach(watcher -> watcher.accept(leader));
  }

  private final class Standing implements Election {
    private final byte[] data;
    private final LeadershipListener listener;
    // Written under the lock.
    private volatile boolean leading;

    private Standing(byte[] data, LeadershipListener listener) {
      this.data = data;
      this.listener = listener;
    }

    @Override
    public boolean leading() {
      return leading;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        var led = leading;
        leading = false;
        if (line.remove(this) && led) {
          listener.resigned();
          crown();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
