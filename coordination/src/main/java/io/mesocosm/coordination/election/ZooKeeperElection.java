package io.mesocosm.coordination.election;

import io.mesocosm.base.loops.JournalException;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.coordination.records.Fence;
import io.mesocosm.coordination.session.Attention;
import io.mesocosm.coordination.session.Nodes;
import io.mesocosm.coordination.session.SessionState;
import io.mesocosm.coordination.session.ZkSession;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Op;

/// Stands with an ephemeral sequential node: the lowest number leads.
///
/// A leader first claims the next [Epoch] in the fence of the records, on condition that its own
/// node still stands, so that one who comes late cannot shut out its successor.
public final class ZooKeeperElection implements Election {
  private static final System.Logger LOG = System.getLogger(ZooKeeperElection.class.getName());

  private final ZkSession session;
  private final Nodes nodes;
  private final Candidate candidate;
  private final LeadershipListener listener;
  private final Attention attention;
  private final AutoCloseable subscription;

  // Guards the fields below and orders what the listener is told.
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<String> node = Optional.empty();
  private long lostSessions;
  private boolean leading;
  private boolean closed;

  private ZooKeeperElection(ZkSession session, Candidate candidate, LeadershipListener listener) {
    this.session = session;
    this.nodes = new Nodes(session);
    this.candidate = candidate;
    this.listener = listener;
    this.attention = new Attention("election " + candidate.path(), this::look);
    this.subscription = session.onChange(this::changed);
  }

  /// Stands at once, and again whenever the session had to be renewed. A session stands at most
  /// once under the same path and prefix.
  public static Election stand(
      ZkSession session, Candidate candidate, LeadershipListener listener) {
    var election = new ZooKeeperElection(session, candidate, listener);
    election.attention.start();
    return election;
  }

  private void changed(SessionState state) {
    if (state == SessionState.LOST) {
      lock.lock();
      try {
        lostSessions++;
        node = Optional.empty();
        fall("the ZooKeeper session is lost");
      } finally {
        lock.unlock();
      }
    }
    attention.nudge();
  }

  // Caller holds the lock.
  private void fall(String why) {
    if (leading) {
      leading = false;
      listener.lost(why);
    }
  }

  private void look() throws KeeperException, JournalException, InterruptedException {
    if (session.state() != SessionState.CONNECTED) {
      return;
    }
    var sessionBefore = lostSessions();
    nodes.ensure(candidate.path());
    var mine = stand(sessionBefore);
    var children = nodes.children(candidate.path(), _ -> attention.nudge());
    if (!children.contains(mine)) {
      vanished();
    } else if (candidate.names().first(children).filter(mine::equals).isPresent() && !leading()) {
      lead(mine, sessionBefore);
    }
  }

  private long lostSessions() {
    lock.lock();
    try {
      return lostSessions;
    } finally {
      lock.unlock();
    }
  }

  /// Our node's name; made when there is none. A node whose making we did not hear back about is
  /// found by its owner.
  private String stand(long sessionBefore) throws KeeperException, InterruptedException {
    lock.lock();
    try {
      if (node.isPresent()) {
        return node.get();
      }
    } finally {
      lock.unlock();
    }
    var found = unheard();
    var name = found.isPresent() ? found.get() : create();
    lock.lock();
    try {
      if (lostSessions == sessionBefore) {
        node = Optional.of(name);
      }
      return name;
    } finally {
      lock.unlock();
    }
  }

  private String create() throws KeeperException, InterruptedException {
    var path =
        nodes.createCandidate(
            candidate.path() + "/" + candidate.names().prefix(), candidate.data());
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Optional<String> unheard() throws KeeperException, InterruptedException {
    var me = nodes.sessionId();
    for (var child : nodes.children(candidate.path())) {
      var alike =
          child.startsWith(candidate.names().prefix()) && candidate.names().isCandidate(child);
      if (alike && nodes.owner(candidate.path() + "/" + child) == me) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  private void vanished() {
    lock.lock();
    try {
      node = Optional.empty();
      fall("our candidate node was removed");
    } finally {
      lock.unlock();
    }
    attention.nudge();
  }

  private void lead(String mine, long sessionBefore)
      throws KeeperException, JournalException, InterruptedException {
    var epoch = claim(mine);
    lock.lock();
    try {
      if (lostSessions == sessionBefore && !closed) {
        leading = true;
        listener.elected(epoch);
      }
    } finally {
      lock.unlock();
    }
  }

  private Epoch claim(String mine) throws KeeperException, JournalException, InterruptedException {
    var path = Fence.path(candidate.records());
    nodes.ensure(candidate.records());
    nodes.sync(path);
    try {
      nodes.create(path, Fence.NONE.bytes());
    } catch (KeeperException.NodeExistsException fine) {
      // Not the first leader ever.
    }
    var old = nodes.read(path);
    var next = Fence.parse(path, old.data()).nextEpoch();
    nodes.multi(
        List.of(
            Op.check(candidate.path() + "/" + mine, -1),
            Op.setData(path, next.bytes(), old.version())));
    return new Epoch(next.epoch());
  }

  @Override
  public boolean leading() {
    lock.lock();
    try {
      return leading;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closeQuietly();
    resign();
    attention.close();
    withdraw();
  }

  private void resign() {
    lock.lock();
    try {
      closed = true;
      if (leading) {
        leading = false;
        listener.resigned();
      }
    } finally {
      lock.unlock();
    }
  }

  private void closeQuietly() {
    try {
      subscription.close();
    } catch (Exception impossible) {
      throw new IllegalStateException("a subscription ends without trouble", impossible);
    }
  }

  /// The session may go on without us, so the node must not: neither the known one nor one whose
  /// making was interrupted.
  private void withdraw() {
    try {
      var mine = unheard();
      if (mine.isPresent()) {
        nodes.delete(candidate.path() + "/" + mine.get());
      }
    } catch (KeeperException goneOrSoon) {
      LOG.log(
          Level.DEBUG,
          "candidate_left_to_session path={0} cause={1}",
          candidate.path(),
          goneOrSoon.toString());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
