package io.mesocosm.agent.link.sandbox;

import io.mesocosm.base.files.FileTree;
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
/// Lives as long as the agent's process; what an earlier process left is not trusted and goes, as
/// on the original. Agents of one machine share the folder of the flag, not the files in it.
public final class FetcherCache {
  /// Brings the contents of a new file.
  interface Bring {
    void to(Path file) throws IOException, InterruptedException;
  }

  /// Does something with a file that must only be read.
  interface Use {
    void of(Path file) throws IOException;
  }

  private static final class Slot {
    // Held while the file is brought, so that others wait for it.
    private final ReentrantLock bringing = new ReentrantLock();
    private final Path file;
    private long size = -1;
    // How many read it, or wait for it: nobody may take it away from them.
    private int users;

    private Slot(Path file) {
      this.file = file;
    }
  }

  private final Path folder;
  private final long capacityBytes;
  // Guards `slots`, what is in them, `usedBytes` and `isClean`.
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<String, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);
  private long usedBytes;
  private boolean isClean;

  /// @param folder its own; made when needed, and emptied then
  public FetcherCache(Path folder, long capacityBytes) {
    this.folder = folder;
    this.capacityBytes = capacityBytes;
  }

  /// @param shared `--fetcher_cache_dir`
  /// @param owner folder that tells this agent from others of the machine
  public static FetcherCache of(Path shared, Path owner, long capacityBytes) {
    return new FetcherCache(
        shared.resolve(named(owner.toAbsolutePath().toString())), capacityBytes);
  }

  private static String named(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// Brings the file unless it is there, and lends it out.
  void lend(String user, String uri, Bring bring, Use use)
      throws IOException, InterruptedException {
    var slot = take(user + " " + uri);
    try {
      slot.bringing.lockInterruptibly();
      try {
        if (size(slot) < 0) {
          bring.to(slot.file);
          brought(slot, Files.size(slot.file));
        }
      } finally {
        slot.bringing.unlock();
      }
      use.of(slot.file);
    } finally {
      giveBack(slot);
    }
  }

  private Slot take(String key) throws IOException {
    lock.lock();
    try {
      if (!isClean) {
        FileTree.remove(folder);
        Files.createDirectories(folder);
        isClean = true;
      }
      var slot = slots.computeIfAbsent(key, _ -> new Slot(folder.resolve(named(key))));
      slot.users++;
      return slot;
    } finally {
      lock.unlock();
    }
  }

  private long size(Slot slot) {
    lock.lock();
    try {
      return slot.size;
    } finally {
      lock.unlock();
    }
  }

  private void brought(Slot slot, long size) {
    lock.lock();
    try {
      slot.size = size;
      usedBytes += size;
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(Slot slot) throws IOException {
    lock.lock();
    try {
      slot.users--;
      var oldest = slots.entrySet().iterator();
      while (usedBytes > capacityBytes && oldest.hasNext()) {
        var old = oldest.next().getValue();
        // The newest stays even when it is larger than all the room there is.
        if (oldest.hasNext() && old.size >= 0 && old.users == 0) {
          oldest.remove();
          usedBytes -= old.size;
          Files.deleteIfExists(old.file);
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
