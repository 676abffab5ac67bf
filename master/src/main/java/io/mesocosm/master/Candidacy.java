package io.mesocosm.master;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.coordination.election.Candidate;
import io.mesocosm.coordination.election.Election;
import io.mesocosm.coordination.election.LeaderWatch;
import io.mesocosm.coordination.election.LeadershipListener;
import io.mesocosm.coordination.election.NodeNames;
import io.mesocosm.coordination.election.ZooKeeperElection;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.coordination.records.Records;
import io.mesocosm.coordination.records.ZooKeeperRecords;
import io.mesocosm.coordination.session.ZkSession;
import io.mesocosm.coordination.session.ZkUrl;
import io.mesocosm.master.http.Leadership.Standing;
import io.mesocosm.master.model.MasterIdentity;
import io.mesocosm.master.wire.MasterMessages;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.v1.MasterInfo;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// This master's place among others: a node `json.info_…` under the path of `--zk`, as Mesos 1.11
/// makes it, and an eye on who leads.
final class Candidacy implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Candidacy.class.getName());

  private final MasterIdentity identity;
  private final AtomicReference<Standing> standing;
  private final Reigns reigns;
  private final ZkSession session;
  private final LeaderWatch watch;
  private final Election election;

  /// What follows from the election. Called on a thread that may block.
  interface Reigns {
    void begin(Records records, Epoch epoch);

    /// Not led any more, and why.
    void over(String why);
  }

  private Candidacy(
      MasterConfig config,
      ZkUrl url,
      MasterIdentity identity,
      AtomicReference<Standing> standing,
      Reigns reigns) {
    this.identity = identity;
    this.standing = standing;
    this.reigns = reigns;
    this.session = ZkSession.open(url, config.zkSessionTimeout());
    var root = "/mesocosm/master" + (url.path().equals("/") ? "" : url.path());
    var info = MessageJson.print(MasterMessages.info(identity));
    var candidate = new Candidate(url.path(), NodeNames.mesos(), info, root);
    this.watch = LeaderWatch.start(session, url.path(), NodeNames.mesos(), this::leaderChanged);
    this.election =
        ZooKeeperElection.stand(session, candidate, listener(new ZooKeeperRecords(session, root)));
  }

  /// @param standing told who leads, as long as it is not us
  /// @throws IllegalArgumentException when `--zk` is no place
  static Candidacy stand(
      MasterConfig config,
      MasterIdentity identity,
      AtomicReference<Standing> standing,
      Reigns reigns) {
    return switch (ZkUrl.parse("--zk", config.zk())) {
      case Outcome.Ok<ZkUrl>(var url) -> new Candidacy(config, url, identity, standing, reigns);
      case Outcome.Refused<ZkUrl>(var refusals) ->
          throw new IllegalArgumentException(
              String.join("; ", refusals.stream().map(Refusal::text).toList()));
    };
  }

  private LeadershipListener listener(Records records) {
    return new LeadershipListener() {
      @Override
      public void elected(Epoch epoch) {
        standing.set(new Standing.Recovers());
        Thread.ofVirtual().name("master-elected").start(() -> reigns.begin(records, epoch));
      }

      @Override
      public void resigned() {
        standing.set(new Standing.Follows(""));
      }

      @Override
      public void lost(String why) {
        reigns.over("the leadership is lost: " + why);
      }
    };
  }

  private void leaderChanged(Optional<byte[]> data) {
    var leader =
        data.flatMap(Candidacy::info)
            .filter(info -> !info.getId().equals(identity.id()))
            .map(info -> info.getHostname() + ":" + info.getPort())
            .orElse("");
    standing.updateAndGet(now ->
        switch (now) {
          case Standing.Follows _ -> new Standing.Follows(leader);
          case Standing.Leads _, Standing.Recovers _ -> now;
        });
    LOG.log(Level.INFO, "leader_changed leader={0}", leader.isEmpty() ? "?" : leader);
  }

  private static Optional<MasterInfo> info(byte[] json) {
    return MessageJson.parse(json, MasterInfo.getDefaultInstance())
            instanceof Outcome.Ok<MasterInfo>(var info)
        ? Optional.of(info)
        : Optional.empty();
  }

  /// Withdraws, so that another one can lead at once.
  @Override
  public void close() {
    election.close();
    watch.close();
    session.close();
  }
}
