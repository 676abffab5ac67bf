package io.mesocosm.coordination.server;

import io.mesocosm.base.loops.Threads;
import java.io.IOException;
import java.io.Reader;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.security.sasl.SaslException;
import org.apache.zookeeper.server.DatadirCleanupManager;
import org.apache.zookeeper.server.ServerConfig;
import org.apache.zookeeper.server.ZooKeeperServerMain;
import org.apache.zookeeper.server.admin.AdminServer.AdminServerException;
import org.apache.zookeeper.server.quorum.QuorumPeer;
import org.apache.zookeeper.server.quorum.QuorumPeerConfig;
import org.apache.zookeeper.server.quorum.QuorumPeerConfig.ConfigException;
import org.apache.zookeeper.server.quorum.QuorumPeerMain;

/// A ZooKeeper server in this process as a `zoo.cfg` describes it: alone, or, where the file has
/// lines `server.N=…`, one of an ensemble.
///
/// ZooKeeper reads the file itself, so every key of its administrator's guide counts. The number of
/// a server of an ensemble stands in `myid` in the data folder, or, as Debian's package has it,
/// beside the file; that one wins.
public final class ConfiguredZooKeeper implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ConfiguredZooKeeper.class.getName());
  private static final String MY_ID = "myid";

  private final int port;
  private final Server server;
  private final Thread thread;
  private final DatadirCleanupManager purge;
  // Written by close(), read by the server's thread, for which an end is a failure until then.
  private volatile boolean closing;

  private ConfiguredZooKeeper(QuorumPeerConfig config, CompletableFuture<Void> started) {
    port = config.getClientPortAddress().getPort();
    server = config.isDistributed() ? new Member(config, started) : new Single(config, started);
    purge =
        new DatadirCleanupManager(
            config.getDataDir(),
            config.getDataLogDir(),
            config.getSnapRetainCount(),
            config.getPurgeInterval());
    thread = Thread.ofPlatform().name("zookeeper-server").unstarted(() -> serve(started));
  }

  /// Returns once the client port is open; an ensemble may not have found its leader by then.
  ///
  /// @param zooCfg the configuration file
  /// @param ended told why, if the server ends without [#close]
  /// @throws IOException naming the file and what is wrong with it, or why the server cannot start
  public static ConfiguredZooKeeper start(Path zooCfg, Consumer<String> ended)
      throws IOException, InterruptedException {
    EmbeddedZooKeeper.configureLibrary();
    var started = new CompletableFuture<Void>();
    var zookeeper = new ConfiguredZooKeeper(read(zooCfg), started);
    zookeeper.thread.start();
    try {
      started.get();
    } catch (ExecutionException failed) {
      zookeeper.close();
      throw new IOException(
          "%s: ZooKeeper does not start with client port %d: %s"
              .formatted(zooCfg, zookeeper.port, innermost(failed).getMessage()),
          failed);
    } catch (InterruptedException stop) {
      zookeeper.close();
      throw stop;
    }
    zookeeper.purge.start();
    zookeeper.tellOfEnd(ended);
    LOG.log(Level.INFO, "zookeeper_started config={0}", zooCfg);
    return zookeeper;
  }

  private static QuorumPeerConfig read(Path zooCfg) throws IOException {
    var config = new QuorumPeerConfig();
    try {
      adoptId(zooCfg);
      config.parse(zooCfg.toString());
    } catch (ConfigException | IllegalArgumentException wrong) {
      throw new IOException("%s: %s".formatted(zooCfg, innermost(wrong).getMessage()), wrong);
    }
    if (config.getClientPortAddress() == null) {
      throw new IOException(zooCfg + ": clientPort is missing; allowed: 1 to 65535");
    }
    return config;
  }

  private static Throwable innermost(Throwable thrown) {
    var cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  // ZooKeeper looks for it in the data folder only.
  private static void adoptId(Path zooCfg) throws IOException {
    var beside = zooCfg.resolveSibling(MY_ID);
    var dataDir = dataDir(zooCfg);
    if (Files.exists(beside) && !dataDir.isEmpty()) {
      var id = Files.readString(beside);
      var target = Files.createDirectories(Path.of(dataDir)).resolve(MY_ID);
      if (!Files.exists(target) || !Files.readString(target).equals(id)) {
        Files.writeString(target, id);
      }
    }
  }

  private static String dataDir(Path zooCfg) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(zooCfg, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties.getProperty("dataDir", "").strip();
  }

  private void serve(CompletableFuture<Void> started) {
    try {
      server.run();
      started.completeExceptionally(new IOException("it ended at once"));
    } catch (IOException | AdminServerException | RuntimeException trouble) {
      // Whoever starts it says what kept it from starting; later there is nobody but the log.
      if (!started.completeExceptionally(trouble) && !closing) {
        LOG.log(Level.ERROR, "zookeeper_failed", trouble);
      }
    }
  }

  private void tellOfEnd(Consumer<String> ended) {
    Thread.ofVirtual()
        .name("zookeeper-end")
        .start(() -> {
          Threads.await(thread);
          if (!closing) {
            ended.accept("the ZooKeeper server ended");
          }
        });
  }

  /// The port clients connect to.
  public int port() {
    return port;
  }

  /// Breaks all connections and lets the ports go.
  @Override
  public void close() {
    closing = true;
    purge.shutdown();
    server.close();
    Threads.await(thread);
  }

  /// What is the same of the library's two kinds of server.
  private interface Server {
    /// Returns when it has ended.
    void run() throws IOException, AdminServerException;

    void close();
  }

  /// One server that is the whole of ZooKeeper.
  private static final class Single extends ZooKeeperServerMain implements Server {
    private final ServerConfig config = new ServerConfig();
    private final CompletableFuture<Void> started;

    private Single(QuorumPeerConfig file, CompletableFuture<Void> started) {
      config.readFrom(file);
      this.started = started;
    }

    @Override
    public void run() throws IOException, AdminServerException {
      runFromConfig(config);
    }

    @Override
    protected void serverStarted() {
      started.complete(null);
    }
  }

  /// One server of several, which elect a leader among themselves.
  private static final class Member extends QuorumPeerMain implements Server {
    private final QuorumPeerConfig config;
    private final CompletableFuture<Void> started;

    private Member(QuorumPeerConfig config, CompletableFuture<Void> started) {
      this.config = config;
      this.started = started;
    }

    @Override
    public void run() throws IOException, AdminServerException {
      runFromConfig(config);
    }

    @Override
    protected QuorumPeer getQuorumPeer() throws SaslException {
      return new QuorumPeer() {
        @Override
        public synchronized void start() {
          super.start();
          started.complete(null);
        }
      };
    }
  }
}
