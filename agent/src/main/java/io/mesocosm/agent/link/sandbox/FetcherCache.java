package io.mesocosm.agent.link.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// Files that several tasks fetch: brought once per user and address, even when many ask at the
/// same time; those unused for longest go when there is no more room.
///
/// Lives as long as the agent's process; what an earlier process left is not trusted, as on the
/// original.
public final class FetcherCache {
  /// Brings the contents of a new file.
  interface Bring {
    void to(Path file) throws IOException, InterruptedException;
  }

  private static final class Slot {
    // Held while the file is brought, so that others wait for it.
    private final ReentrantLock bringing = new ReentrantLock();
    private final Path file;
    private long size = -1;

    private Slot(Path file) {
      this.file = file;
    }
  }

  private final Path folder;
  private final long capacityBytes;
  // Guards `slots` and `usedBytes`.
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<String, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);
  private long usedBytes;

  /// @param folder made when needed
  public FetcherCache(Path folder, long capacityBytes) {
    this.folder = folder;
    this.capacityBytes = capacityBytes;
  }

  /// The file, which must only be read.
  Path get(String user, String uri, Bring bring) throws IOException, InterruptedException {
    var slot = slot(user + " " + uri);
    slot.bringing.lockInterruptibly();
    try {
      if (slot.size < 0) {
        Files.createDirectories(slot.file.getParent() == null ? folder : slot.file.getParent());
        bring.to(slot.file);
        slot.size = Files.size(slot.file);
        brought(slot.size);
      }
      return slot.file;
    } finally {
      slot.bringing.unlock();
    }
  }

  private Slot slot(String key) {
    lock.lock();
    try {
      return slots.computeIfAbsent(
          key,
          _ ->
              new Slot(
                  folder.resolve(
                      UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString())));
    } finally {
      lock.unlock();
    }
  }

  private void brought(long size) throws IOException {
    lock.lock();
    try {
      usedBytes += size;
      var oldest = slots.entrySet().iterator();
      while (usedBytes > capacityBytes && oldest.hasNext()) {
        var slot = oldest.next().getValue();
        // The newest stays even when it is larger than all the room there is.
        if (oldest.hasNext() && slot.size >= 0 && !slot.bringing.isLocked()) {
          oldest.remove();
          usedBytes -= slot.size;
          Files.deleteIfExists(slot.file);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  public long usedBytes() {
    lock.lock();
    try {
      return usedBytes;
    } finally {
      lock.unlock();
    }
  }
}
