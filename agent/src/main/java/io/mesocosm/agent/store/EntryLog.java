package io.mesocosm.agent.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// Named values in one file to which batches are appended; each batch is there whole or not at all.
///
/// A batch is a frame: length, checksum, then its entries. A frame that is cut short at the end of
/// the file was never confirmed to anyone and is dropped when the log is opened; damage before the
/// end is an error. When most of the file is history, the living entries are written anew beside it
/// and take its place in one move.
///
/// Behind the last frame the file has zeros, room that is ours already: when tasks have filled the
/// disk, there is still a place to note that they failed. Eight of them are no frame, and end the
/// reading.
///
/// Used by one thread at a time. Written without channels: those close when their thread is
/// interrupted, which is how a loop is told to stop.
final class EntryLog implements AutoCloseable {
  /// Set or, without a value, removed.
  @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
  record Entry(String name, byte[] value, boolean removed) {
    static Entry of(String name, byte[] value) {
      return new Entry(name, value, false);
    }

    static Entry gone(String name) {
      return new Entry(name, new byte[0], true);
    }
  }

  private static final byte[] HEADER = {'m', 'e', 's', 'o', 'l', 'o', 'g', 1};
  private static final int FRAME_HEAD = 8;
  private static final long WORTH_REWRITING = 4L << 20;
  private static final int HISTORY_PER_LIFE = 4;

  /// Some hundred tasks and all that becomes of them.
  static final int ROOM = 256 << 10;

  private static final System.Logger LOG = System.getLogger(EntryLog.class.getName());

  private final Path file;
  private final NavigableMap<String, byte[]> living = new TreeMap<>();
  private long livingBytes;
  private RandomAccessFile out;
  private boolean cramped;

  private EntryLog(Path file, RandomAccessFile out) {
    this.file = file;
    this.out = out;
  }

  /// Opens or makes the log in an existing folder.
  ///
  /// @throws IOException also when the file is no log or is damaged before its end
  static EntryLog open(Path file) throws IOException {
    var log = new EntryLog(file, new RandomAccessFile(file.toFile(), "rw"));
    try {
      log.load();
      return log;
    } catch (IOException | RuntimeException failure) {
      log.out.close();
      throw failure;
    }
  }

  private void load() throws IOException {
    var all = ByteBuffer.wrap(Files.readAllBytes(file));
    if (all.remaining() < HEADER.length) {
      begin();
      return;
    }
    var header = new byte[HEADER.length];
    all.get(header);
    if (!Arrays.equals(header, HEADER)) {
      throw new IOException(file + " is no log that this release can read");
    }
    long good = all.position();
    boolean ended = false;
    while (!ended && all.remaining() >= FRAME_HEAD) {
      int length = all.getInt();
      int sum = all.getInt();
      if (length <= 0 || length > all.remaining()) {
        break;
      }
      var body = new byte[length];
      all.get(body);
      ended = checksum(body) != sum;
      if (!ended) {
        apply(body);
        good = all.position();
      } else if (!isEmpty(all)) {
        throw new IOException("%s is damaged at byte %d".formatted(file, good));
      }
    }
    clean(all.array(), (int) good);
    out.seek(good);
    makeRoom();
  }

  private static boolean isEmpty(ByteBuffer rest) {
    while (rest.hasRemaining()) {
      if (rest.get() != 0) {
        return false;
      }
    }
    return true;
  }

  /// Blanks what was cut short. The file keeps its length: room that is given back may be gone.
  private void clean(byte[] all, int from) throws IOException {
    int end = all.length;
    while (end > from && all[end - 1] == 0) {
      end--;
    }
    if (end > from) {
      out.seek(from);
      out.write(new byte[end - from]);
      out.getFD().sync();
    }
  }

  /// Takes room for what is to come. That there is none is said once, and hurts only when what we
  /// have is used up.
  private void makeRoom() throws IOException {
    long at = out.getFilePointer();
    long end = out.length();
    if (end - at >= ROOM / 2) {
      return;
    }
    try {
      out.seek(end);
      out.write(new byte[(int) (ROOM - (end - at))]);
      out.getFD().sync();
      cramped = false;
    } catch (IOException full) {
      if (!cramped) {
        cramped = true;
        LOG.log(
            System.Logger.Level.WARNING,
            "journal_cannot_grow file={0} room={1} why=\"{2}\"",
            file,
            Long.toString(out.length() - at),
            full.getMessage());
      }
    } finally {
      out.seek(at);
    }
  }

  private void begin() throws IOException {
    out.setLength(0);
    out.seek(0);
    out.write(HEADER);
    out.getFD().sync();
    syncFolder();
    makeRoom();
  }

  private void apply(byte[] body) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(body));
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      var name = in.readUTF();
      int length = in.readInt();
      if (length < 0) {
        set(Entry.gone(name));
      } else {
        set(Entry.of(name, in.readNBytes(length)));
      }
    }
  }

  private void set(Entry entry) {
    var old =
        entry.removed() ? living.remove(entry.name()) : living.put(entry.name(), entry.value());
    livingBytes += size(entry.name(), entry.value(), entry.removed());
    livingBytes -= old == null ? 0 : size(entry.name(), old, false);
  }

  private static long size(String name, byte[] value, boolean removed) {
    return removed ? 0 : name.length() + value.length;
  }

  /// In the order of names; not modifiable by callers, changed by [#append].
  NavigableMap<String, byte[]> living() {
    return Collections.unmodifiableNavigableMap(living);
  }

  boolean has(String name) {
    return living.containsKey(name);
  }

  /// Returns once the batch is on disk.
  ///
  /// @throws IOException naming the file; then it is as it was, or is so when it is opened again
  void append(List<Entry> batch) throws IOException {
    try {
      out.write(frame(batch));
      out.getFD().sync();
    } catch (IOException failure) {
      throw new IOException(
          "cannot write to %s: %s".formatted(file, failure.getMessage()), failure);
    }
    batch.forEach(this::set);
    makeRoom();
    long size = out.getFilePointer();
    if (size > WORTH_REWRITING && size > HISTORY_PER_LIFE * livingBytes) {
      rewrite();
    }
  }

  /// A log that cannot be made shorter is as good as before.
  private void rewrite() throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    var next = new RandomAccessFile(fresh.toFile(), "rw");
    try {
      next.write(HEADER);
      next.write(
          frame(
              living.entrySet().stream()
                  .map(entry -> Entry.of(entry.getKey(), entry.getValue()))
                  .toList()));
      next.getFD().sync();
    } catch (IOException full) {
      next.close();
      Files.deleteIfExists(fresh);
      LOG.log(
          System.Logger.Level.WARNING,
          "journal_not_shortened file={0} why=\"{1}\"",
          file,
          full.getMessage());
      return;
    }
    try {
      Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
      syncFolder();
    } catch (IOException failure) {
      next.close();
      throw failure;
    }
    out.close();
    out = next;
    makeRoom();
  }

  private void syncFolder() throws IOException {
    var folder = file.getParent();
    if (folder != null) {
      Folders.sync(folder);
    }
  }

  private static byte[] frame(List<Entry> batch) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(batch.size());
    for (Entry entry : batch) {
      out.writeUTF(entry.name());
      out.writeInt(entry.removed() ? -1 : entry.value().length);
      out.write(entry.value());
    }
    var body = bytes.toByteArray();
    return ByteBuffer.allocate(FRAME_HEAD + body.length)
        .putInt(body.length)
        .putInt(checksum(body))
        .put(body)
        .array();
  }

  private static int checksum(byte[] body) {
    var sum = new CRC32C();
    sum.update(body);
    return (int) sum.getValue();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
