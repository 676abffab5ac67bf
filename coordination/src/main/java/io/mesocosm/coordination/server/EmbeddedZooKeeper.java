package io.mesocosm.coordination.server;

import io.mesocosm.coordination.session.QuietLogs;
import io.mesocosm.coordination.session.ZkUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import org.apache.zookeeper.server.ContainerManager;
import org.apache.zookeeper.server.DatadirCleanupManager;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.RequestProcessor;
import org.apache.zookeeper.server.ServerCnxn;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.apache.zookeeper.server.persistence.FileTxnSnapLog;

/// A single ZooKeeper server in this process, with its data on disk.
///
/// Speaks ZooKeeper's own protocol, so every client of the originals can use it. The administration
/// web server stays off (its default port is Marathon's); of the four-letter words `ruok`, `stat`,
/// `srvr`, `mntr`, `conf` and `isro` are answered.
public final class EmbeddedZooKeeper implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EmbeddedZooKeeper.class.getName());
  private static final int BACKLOG = 1024;
  private static final int CONTAINER_CHECK_MS = 60_000;
  private static final int CONTAINERS_PER_MINUTE = 10_000;

  private final EmbeddedZooKeeperConfig config;
  private final FileTxnSnapLog log;
  private final ServerCnxnFactory connections;
  private final ContainerManager containers;
  private final DatadirCleanupManager purge;

  private EmbeddedZooKeeper(
      EmbeddedZooKeeperConfig config,
      FileTxnSnapLog log,
      ServerCnxnFactory connections,
      ContainerManager containers,
      DatadirCleanupManager purge) {
    this.config = config;
    this.log = log;
    this.connections = connections;
    this.containers = containers;
    this.purge = purge;
  }

  /// Returns once clients are accepted.
  ///
  /// @throws IOException naming the address when it is taken, or the folder when it cannot be used
  public static EmbeddedZooKeeper start(EmbeddedZooKeeperConfig config)
      throws IOException, InterruptedException {
    configureLibrary();
    var log = openLog(config);
    var connections = new Connections();
    try {
      connections.configure(
          new InetSocketAddress(config.host(), config.port()), config.maxConnections(), BACKLOG);
      var tick = Math.toIntExact(config.tick().toMillis());
      var server = new Server(log, tick);
      connections.startup(server);
      var containers =
          new ContainerManager(
              server.getZKDatabase(),
              server.firstProcessor(),
              CONTAINER_CHECK_MS,
              CONTAINERS_PER_MINUTE);
      containers.start();
      var purge =
          new DatadirCleanupManager(
              config.dataDir().toFile(),
              config.dataDir().toFile(),
              config.keptSnapshots(),
              config.purgeEveryHours());
      purge.start();
      LOG.log(
          Level.INFO,
          "zookeeper_started host={0} port={1} data={2}",
          config.host(),
          String.valueOf(connections.getLocalPort()),
          config.dataDir());
      return new EmbeddedZooKeeper(config, log, connections, containers, purge);
    } catch (BindException taken) {
      log.close();
      throw new IOException(
          "cannot listen on %s:%d: %s".formatted(config.host(), config.port(), taken.getMessage()),
          taken);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      connections.shutdown();
      log.close();
      throw failed;
    }
  }

  /// Lends the container manager the way in for requests of the server's own.
  ///
  /// Shows no management beans, as [Connections] does not: nobody can reach them, and the first one
  /// makes the JDK register all of its own, a third of the time until clients are accepted.
  private static final class Server extends ZooKeeperServer {
    private Server(FileTxnSnapLog log, int tickMs) throws IOException {
      super(log, tickMs, -1, -1, BACKLOG, null, "");
    }

    private RequestProcessor firstProcessor() {
      return firstProcessor;
    }

    @Override
    protected void registerJMX() {
      // No bean.
    }
  }

  private static final class Connections extends NIOServerCnxnFactory {
    @Override
    public void registerConnection(ServerCnxn connection) {
      // No bean; the connection itself is known elsewhere.
    }
  }

  // The library reads these once, when its classes are first used.
  static void configureLibrary() {
    QuietLogs.ensure();
    unlessSet("zookeeper.admin.enableServer", "false");
    unlessSet("zookeeper.4lw.commands.whitelist", "ruok,stat,srvr,mntr,conf,isro");
    unlessSet("zookeeper.preAllocSize", "8192");
    unlessSet("zookeeper.jmx.log4j.disable", "true");
  }

  private static void unlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static FileTxnSnapLog openLog(EmbeddedZooKeeperConfig config) throws IOException {
    var dir = config.dataDir();
    try {
      Files.createDirectories(dir);
      return new FileTxnSnapLog(dir.toFile(), dir.toFile());
    } catch (IOException unusable) {
      throw new IOException(
          "cannot keep ZooKeeper's data in %s: %s".formatted(dir, unusable), unusable);
    }
  }

  /// The port clients connect to, also when 0 was asked for.
  public int port() {
    return connections.getLocalPort();
  }

  /// A URL for clients on this machine.
  public ZkUrl url(String path) {
    var host = config.host().equals("0.0.0.0") ? "127.0.0.1" : config.host();
    return new ZkUrl("", List.of(new ZkUrl.Server(host, port())), path);
  }

  /// Breaks all connections, writes what is due and lets the port go.
  @Override
  public void close() {
    purge.shutdown();
    containers.stop();
    connections.shutdown();
    try {
      log.close();
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }
}
