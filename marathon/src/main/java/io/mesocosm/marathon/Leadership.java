package io.mesocosm.marathon;

import io.mesocosm.base.loops.JournalException;
import io.mesocosm.base.loops.Nursery;
import io.mesocosm.base.metrics.Metrics;
import io.mesocosm.coordination.election.Candidate;
import io.mesocosm.coordination.election.Election;
import io.mesocosm.coordination.election.LeaderWatch;
import io.mesocosm.coordination.election.LeadershipListener;
import io.mesocosm.coordination.election.NodeNames;
import io.mesocosm.coordination.election.ZooKeeperElection;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.coordination.records.ZooKeeperRecords;
import io.mesocosm.coordination.session.ZkSession;
import io.mesocosm.marathon.link.Listeners;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Stands for leadership as Marathon 1.11 does (a latch under `leader-curator`, whose nodes hold
/// `host:port`), and reigns while it leads.
///
/// A leadership that is lost ends the process, as in the original: the supervisor starts a fresh
/// one, which has nothing wrong in its memory.
final class Leadership implements LeadershipListener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("marathon");
  private static final String LATCH = "leader-curator";
  private static final String RECORDS = "mesocosm";

  private final MarathonConfig config;
  private final ZkSession session;
  private final ZooKeeperRecords records;
  private final Listeners listeners;
  private final Metrics metrics;
  private final Consumer<String> ended;
  private final Nursery nursery = new Nursery("marathon-leadership");
  private final LeaderWatch watch;
  private final Election election;

  // Guards `reign` against an end of the leadership while it begins.
  private final ReentrantLock lock = new ReentrantLock();
  private boolean over;
  // Written under the lock.
  private volatile Optional<Reign> reign = Optional.empty();
  // Written by the watch's thread only.
  private volatile Optional<String> leader = Optional.empty();

  Leadership(
      MarathonConfig config,
      String address,
      Listeners listeners,
      Metrics metrics,
      Consumer<String> ended) {
    this.config = config;
    this.listeners = listeners;
    this.metrics = metrics;
    this.ended = ended;
    session = ZkSession.open(config.zk(), config.zkSession());
    var root = config.zk().child(RECORDS);
    records = new ZooKeeperRecords(session, root);
    var names = NodeNames.latch(UUID.randomUUID());
    var path = config.zk().child(LATCH);
    watch = LeaderWatch.start(session, path, names, this::led);
    election =
        ZooKeeperElection.stand(
            session,
            new Candidate(path, names, address.getBytes(StandardCharsets.UTF_8), root),
            this);
  }

  Optional<Reign> reign() {
    return reign;
  }

  Optional<String> leader() {
    return leader;
  }

  private void led(Optional<byte[]> by) {
    leader = by.map(address -> new String(address, StandardCharsets.UTF_8));
    LOG.log(Level.INFO, "leader address={0}", leader.orElse("none"));
  }

  @Override
  public void elected(Epoch epoch) {
    LOG.log(Level.INFO, "elected epoch={0}", epoch.number());
    nursery.start(() -> begin(epoch));
  }

  private void begin(Epoch epoch) throws InterruptedException {
    try {
      var begun = Reign.begin(config, records, epoch, listeners, metrics, this::quit);
      LOG.log(
          Level.INFO,
          "reigning epoch={0} apps={1}",
          epoch.number(),
          begun.state().tree().apps().size());
      lock.lock();
      try {
        if (!over) {
          reign = Optional.of(begun);
          return;
        }
      } finally {
        lock.unlock();
      }
      begun.close();
    } catch (JournalException unreadable) {
      LOG.log(Level.ERROR, "state_unreadable", unreadable);
      quit("the stored state cannot be read: " + unreadable.getMessage());
    }
  }

  @Override
  public void resigned() {
    finish();
  }

  @Override
  public void lost(String why) {
    quit("leadership lost: " + why);
  }

  /// Stops acting at once; the rest of the process follows.
  private void quit(String why) {
    LOG.log(Level.WARNING, "quitting reason={0}", why);
    finish();
    ended.accept(why);
  }

  private void finish() {
    Optional<Reign> last;
    lock.lock();
    try {
      over = true;
      last = reign;
      reign = Optional.empty();
    } finally {
      lock.unlock();
    }
    last.ifPresent(old -> Thread.ofVirtual().name("marathon-reign-ends").start(old::close));
  }

  @Override
  public void close() {
    nursery.close();
    var last = reign;
    election.close();
    last.ifPresent(Reign::close);
    watch.close();
    session.close();
  }
}
