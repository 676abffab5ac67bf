package io.mesocosm.testkit.zookeeper;

import io.mesocosm.coordination.election.LeadershipListener;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.network.VirtualNetwork;
import io.mesocosm.testkit.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// An ensemble that never loses anything itself; what breaks are the sessions with it. Partition a
/// node from [#NAME] and its session is suspended, then expires.
public final class VirtualZooKeeper {
  /// What it is called where partitions are made.
  public static final String NAME = "zookeeper";

  /// Mesos' `--zk_session_timeout`.
  static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

  private final Timeline time;
  private final VirtualNetwork network;
  private final Map<String, VirtualElection> elections = new LinkedHashMap<>();
  private final Map<String, VirtualRecords> records = new LinkedHashMap<>();
  private final List<VirtualSession> sessions = new ArrayList<>();
  private Duration slowest = Duration.ofMillis(3);
  private double unknown;

  public VirtualZooKeeper(Timeline time, VirtualNetwork network) {
    this.time = time;
    this.network = network;
    network.onReach(name -> List.copyOf(sessions).forEach(session -> session.reach(name)));
  }

  Timeline time() {
    return time;
  }

  /// Whether `node` cannot reach the ensemble.
  boolean isCutFrom(String node) {
    return network.isBlocked(node, NAME);
  }

  /// The session of a program's life.
  public VirtualSession session(Life life) {
    for (var session : sessions) {
      if (session.life() == life) {
        return session;
      }
    }
    var session = new VirtualSession(this, life);
    sessions.add(session);
    return session;
  }

  void forget(VirtualSession session) {
    sessions.remove(session);
  }

  /// Stands for leadership under `path` for as long as the life lasts; again after each lost
  /// session.
  ///
  /// @param data what [#watch]ers read of the leader
  /// @param root of the records that the leader may write
  public void stand(Life life, String path, byte[] data, String root, LeadershipListener listener) {
    elections
        .computeIfAbsent(path, _ -> new VirtualElection(this, records(root)))
        .stand(session(life), data, listener);
  }

  /// Tells who leads, now and at each change; while the node cannot reach us the last answer
  /// stands.
  public void watch(Life life, String path, String root, Consumer<Optional<byte[]>> watcher) {
    elections
        .computeIfAbsent(path, _ -> new VirtualElection(this, records(root)))
        .watch(session(life), watcher);
  }

  public VirtualRecords records(String root) {
    return records.computeIfAbsent(root, _ -> new VirtualRecords(this));
  }

  /// The session of one node expires now, whether or not it can reach us.
  public void expireAny() {
    if (!sessions.isEmpty()) {
      time.chance().pick(sessions).expire("the session has expired");
    }
  }

  /// Commits and calls take up to `most`; with probability `p` the outcome of a commit stays
  /// unknown.
  public void trouble(Duration most, double p) {
    slowest = most;
    unknown = p;
    time.note(NAME, "answers within", most);
  }

  public void heal() {
    trouble(Duration.ofMillis(3), 0);
  }

  Duration delay() {
    return time.chance().between(Duration.ofNanos(200_000), slowest);
  }

  boolean staysUnknown() {
    return time.chance().hits(unknown);
  }
}
