package io.mesocosm.coordination.server;

import io.mesocosm.coordination.session.ZkSession;
import io.mesocosm.coordination.session.ZkUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// A real server for tests, with short sessions, that can be stopped and started again.
public final class Server implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  static final Duration SESSION = Duration.ofSeconds(3);

  private final Path dataDir;
  private final int port;
  private EmbeddedZooKeeper running;

  public Server(Path dataDir) throws IOException, InterruptedException {
    this.dataDir = dataDir;
    this.running = start(0);
    this.port = running.port();
  }

  private EmbeddedZooKeeper start(int onPort) throws IOException, InterruptedException {
    return EmbeddedZooKeeper.start(
        EmbeddedZooKeeperConfig.of(dataDir, "127.0.0.1", onPort).withTick(Duration.ofMillis(200)));
  }

  public ZkUrl url() {
    return running.url("/mesos");
  }

  int port() {
    return port;
  }

  public ZkSession session() throws IOException, InterruptedException {
    var session = ZkSession.open(url(), SESSION);
    session.awaitConnected(PATIENCE);
    return session;
  }

  public void stop() {
    running.close();
  }

  public void startAgain() throws IOException, InterruptedException {
    running = start(port);
  }

  @Override
  public void close() {
    running.close();
  }

  /// Waits until `condition` holds.
  public static void until(String what, Callable<Boolean> condition) throws Exception {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain until " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }
}
