package io.mesocosm.coordination.election;

import io.mesocosm.coordination.session.Attention;
import io.mesocosm.coordination.session.Nodes;
import io.mesocosm.coordination.session.SessionState;
import io.mesocosm.coordination.session.ZkSession;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.zookeeper.KeeperException;

/// Tells who leads: the data of the candidate with the lowest number, and each change of it.
///
/// While there is no connection the last answer stands, as it does for Mesos' agents.
public final class LeaderWatch implements AutoCloseable {
  private final ZkSession session;
  private final Nodes nodes;
  private final String path;
  private final NodeNames names;
  private final Consumer<Optional<byte[]>> watcher;
  private final Attention attention;
  private final AutoCloseable subscription;
  // Used by the watching thread only.
  private Optional<Leader> told = Optional.empty();
  private boolean toldAny;

  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  private record Leader(String node, byte[] data) {}

  private LeaderWatch(
      ZkSession session, String path, NodeNames names, Consumer<Optional<byte[]>> watcher) {
    this.session = session;
    this.nodes = new Nodes(session);
    this.path = path;
    this.names = names;
    this.watcher = watcher;
    this.attention = new Attention("leader-watch " + path, this::look);
    this.subscription = session.onChange(_ -> attention.nudge());
  }

  /// @param path under which candidates stand
  /// @param names how they are named; only their mark matters
  /// @param watcher told on a thread of ours, first once the present leader is known, then at each
  ///   change; empty while there is none
  public static LeaderWatch start(
      ZkSession session, String path, NodeNames names, Consumer<Optional<byte[]>> watcher) {
    var watch = new LeaderWatch(session, path, names, watcher);
    watch.attention.start();
    return watch;
  }

  private void look() throws KeeperException, InterruptedException {
    if (session.state() != SessionState.CONNECTED) {
      return;
    }
    nodes.ensure(path);
    var first = names.first(nodes.children(path, _ -> attention.nudge()));
    if (first.isEmpty()) {
      tell(Optional.empty());
      return;
    }
    try {
      tell(Optional.of(new Leader(first.get(), nodes.read(path + "/" + first.get()).data())));
    } catch (KeeperException.NoNodeException gone) {
      attention.nudge();
    }
  }

  private void tell(Optional<Leader> now) {
    var same = now.map(this::isTold).orElse(told.isEmpty());
    if (!same || !toldAny) {
      toldAny = true;
      told = now;
      watcher.accept(now.map(Leader::data));
    }
  }

  private boolean isTold(Leader now) {
    return told.filter(
            old -> old.node().equals(now.node()) && Arrays.equals(old.data(), now.data()))
        .isPresent();
  }

  @Override
  public void close() {
    try {
      subscription.close();
    } catch (Exception impossible) {
      throw new IllegalStateException("a subscription ends without trouble", impossible);
    }
    attention.close();
  }
}
