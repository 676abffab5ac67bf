package io.mesocosm.coordination.session;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.api.ACLProvider;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.retry.RetryOneTime;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.ACL;

/// A session with a ZooKeeper ensemble that is renewed by itself when it was lost.
///
/// With credentials in the URL, nodes are made writable for their creator and readable for the
/// world, as Mesos does. Safe to use from any thread.
public final class ZkSession implements AutoCloseable {
  /// Mesos' `--zk_session_timeout`.
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(ZkSession.class.getName());
  private static final List<ACL> CREATOR_WRITES_WORLD_READS =
      java.util.stream.Stream.concat(
              ZooDefs.Ids.CREATOR_ALL_ACL.stream(), ZooDefs.Ids.READ_ACL_UNSAFE.stream())
          .toList();

  private final ZkUrl url;
  private final Duration timeout;
  private final CuratorFramework curator;
  private final List<Consumer<SessionState>> listeners = new CopyOnWriteArrayList<>();
  // Written by Curator's notifying thread only.
  private volatile SessionState state = SessionState.CONNECTING;

  private ZkSession(ZkUrl url, Duration timeout) {
    this.url = url;
    this.timeout = timeout;
    var millis = Math.toIntExact(timeout.toMillis());
    var builder =
        CuratorFrameworkFactory.builder()
            .connectString(url.hosts())
            .sessionTimeoutMs(millis)
            .connectionTimeoutMs(millis)
            .retryPolicy(new RetryOneTime(100))
            .zkClientConfig(new PlainClientConfig())
            .aclProvider(aclProvider(url));
    if (!url.auth().isEmpty()) {
      builder.authorization("digest", url.auth().getBytes(StandardCharsets.UTF_8));
    }
    this.curator = builder.build();
    curator.getConnectionStateListenable().addListener((_, change) -> changed(change));
  }

  /// Returns at once; the connection is made in the background and kept up.
  public static ZkSession open(ZkUrl url, Duration timeout) {
    QuietLogs.ensure();
    var session = new ZkSession(url, timeout);
    session.curator.start();
    return session;
  }

  private static ACLProvider aclProvider(ZkUrl url) {
    var acl = acl(url);
    return new ACLProvider() {
      @Override
      public List<ACL> getDefaultAcl() {
        return acl;
      }

      @Override
      public List<ACL> getAclForPath(String path) {
        return acl;
      }
    };
  }

  private static List<ACL> acl(ZkUrl url) {
    return url.auth().isEmpty() ? ZooDefs.Ids.OPEN_ACL_UNSAFE : CREATOR_WRITES_WORLD_READS;
  }

  private void changed(ConnectionState change) {
    var now =
        switch (change) {
          case CONNECTED, RECONNECTED, READ_ONLY -> SessionState.CONNECTED;
          case SUSPENDED -> SessionState.SUSPENDED;
          case LOST -> SessionState.LOST;
        };
    state = now;
    LOG.log(Level.INFO, "zookeeper_session state={0} servers={1}", now, url.hosts());
    listeners.forEach(listener -> listener.accept(now));
  }

  public Duration timeout() {
    return timeout;
  }

  public SessionState state() {
    return state;
  }

  /// `listener` runs on the session's notifying thread, in order of the changes; it must not block.
  /// Closing the result ends it.
  public AutoCloseable onChange(Consumer<SessionState> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Waits for the first or next connection.
  ///
  /// @throws IOException naming the servers when there is none within `patience`
  public void awaitConnected(Duration patience) throws IOException, InterruptedException {
    var millis = Math.toIntExact(patience.toMillis());
    if (!curator.blockUntilConnected(millis, TimeUnit.MILLISECONDS)) {
      throw new IOException("no ZooKeeper server of %s answers".formatted(url.hosts()));
    }
  }

  /// The library's handle of the present session.
  public ZooKeeper handle() throws KeeperException, InterruptedException {
    try {
      return curator.getZookeeperClient().getZooKeeper();
    } catch (KeeperException | InterruptedException | RuntimeException known) {
      throw known;
    } catch (Exception declaredBroadly) {
      throw new IllegalStateException("cannot open a ZooKeeper connection", declaredBroadly);
    }
  }

  List<ACL> acl() {
    return acl(url);
  }

  /// Ends the session: its ephemeral nodes are gone when this returns, if a server answers.
  @Override
  public void close() {
    listeners.clear();
    curator.close();
  }
}
