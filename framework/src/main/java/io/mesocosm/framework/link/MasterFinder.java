package io.mesocosm.framework.link;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.coordination.election.LeaderWatch;
import io.mesocosm.coordination.election.NodeNames;
import io.mesocosm.coordination.session.ZkSession;
import io.mesocosm.coordination.session.ZkUrl;
import io.mesocosm.framework.core.Session.Input;
import io.mesocosm.framework.model.Endpoint;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.v1.MasterInfo;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/// Tells a session where the leading master is, or may be.
public final class MasterFinder implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(MasterFinder.class.getName());

  private final Inbox<Input> inbox;
  private Optional<ZkSession> session = Optional.empty();
  private Optional<LeaderWatch> watch = Optional.empty();

  private MasterFinder(Inbox<Input> inbox) {
    this.inbox = inbox;
  }

  /// Follows the election of the masters.
  public static MasterFinder watching(ZkUrl ensemble, Inbox<Input> inbox) {
    var finder = new MasterFinder(inbox);
    finder.watch(ensemble);
    return finder;
  }

  /// Any of these may lead, and nothing will change that.
  public static MasterFinder knowing(List<Endpoint> masters, Inbox<Input> inbox) {
    var finder = new MasterFinder(inbox);
    finder.tell(masters);
    return finder;
  }

  private void watch(ZkUrl ensemble) {
    var opened = ZkSession.open(ensemble, ZkSession.DEFAULT_TIMEOUT);
    session = Optional.of(opened);
    watch =
        Optional.of(
            LeaderWatch.start(
                opened, ensemble.path(), NodeNames.mesos(), data -> tell(leader(data))));
  }

  /// A node that cannot be read counts as no leader: the next one may be better.
  private static List<Endpoint> leader(Optional<byte[]> data) {
    if (data.isEmpty()) {
      return List.of();
    }
    return switch (MediaType.JSON.decode(data.get(), MasterInfo.getDefaultInstance())) {
      case Outcome.Ok<MasterInfo>(var info) -> List.of(MasterWire.endpoint(info));
      case Outcome.Refused<MasterInfo>(var refusals) -> {
        LOG.log(Level.WARNING, "leader_not_understood cause={0}", refusals);
        yield List.of();
      }
    };
  }

  private void tell(List<Endpoint> candidates) {
    LOG.log(Level.INFO, "masters candidates={0}", candidates);
    try {
      inbox.put(new Input.MastersKnown(candidates));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    watch.ifPresent(LeaderWatch::close);
    session.ifPresent(ZkSession::close);
  }
}
