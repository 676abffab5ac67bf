package io.mesocosm.meso.cluster.lock;

import io.mesocosm.meso.cluster.plan.ClusterFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right to change a cluster; at most one process of the machine has it. Ends with the process
/// at the latest.
public final class ClusterLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;
  private final Path file;

  private ClusterLock(FileChannel channel, FileLock lock, Path file) {
    this.channel = channel;
    this.lock = lock;
    this.file = file;
  }

  /// @throws ClusterBusyException when another process has it, naming that process
  public static ClusterLock take(ClusterFolder folder) throws IOException {
    var file = folder.lock();
    Files.createDirectories(file.getParent());
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    var lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new ClusterBusyException(folder.name(), LockHolder.of(file));
    }
    // Who had it before may have removed the cluster, and the file with it: then this is another.
    if (!Files.exists(file)) {
      channel.close();
      return take(folder);
    }
    channel.truncate(0);
    var me = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.UTF_8)));
    return new ClusterLock(channel, lock, file);
  }

  /// The file goes with the cluster: nothing of it stays behind.
  public void forget() throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
