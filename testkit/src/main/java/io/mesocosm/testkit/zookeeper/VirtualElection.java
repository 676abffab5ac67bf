package io.mesocosm.testkit.zookeeper;

import io.mesocosm.coordination.election.LeadershipListener;
import io.mesocosm.coordination.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Candidates in line: the first leads, once it has claimed its epoch. As with
/// [io.mesocosm.coordination.election.ZooKeeperElection], one that lost its session stands again.
final class VirtualElection {
  private final VirtualZooKeeper zookeeper;
  private final VirtualRecords records;
  private final List<Standing> line = new ArrayList<>();
  private final List<Watching> watchers = new ArrayList<>();

  private final class Standing {
    private final VirtualSession session;
    private final byte[] data;
    private final LeadershipListener listener;
    private boolean leading;
    private boolean claiming;

    private Standing(VirtualSession session, byte[] data, LeadershipListener listener) {
      this.session = session;
      this.data = data;
      this.listener = listener;
    }

    private void changed(SessionState state) {
      if (state == SessionState.LOST) {
        if (leading) {
          leading = false;
          listener.lost("the ZooKeeper session is lost");
        }
      } else if (state == SessionState.CONNECTED) {
        session.life().after(zookeeper.delay(), this::join);
      }
    }

    private void join() {
      if (session.isConnected() && !line.contains(this)) {
        line.add(this);
        moved();
      }
    }

    private void gone() {
      if (line.remove(this)) {
        moved();
      }
    }

    /// It is first in line: it claims the reign, unless it has lost its place meanwhile.
    private void claim() {
      if (claiming || leading) {
        return;
      }
      claiming = true;
      session
          .life()
          .after(
              zookeeper.delay(),
              () -> {
                claiming = false;
                if (line.contains(this) && line.getFirst() == this && session.isConnected()) {
                  leading = true;
                  listener.elected(records.claim());
                }
              });
    }
  }

  private final class Watching {
    private final VirtualSession session;
    private final Consumer<Optional<byte[]>> watcher;
    private Optional<Standing> told = Optional.empty();
    private boolean toldAny;

    private Watching(VirtualSession session, Consumer<Optional<byte[]>> watcher) {
      this.session = session;
      this.watcher = watcher;
    }

    private void nudge() {
      session.life().after(zookeeper.delay(), this::look);
    }

    private void look() {
      var now = line.isEmpty() ? Optional.<Standing>empty() : Optional.of(line.getFirst());
      if (session.isConnected() && (!toldAny || !now.equals(told))) {
        toldAny = true;
        told = now;
        watcher.accept(now.map(standing -> standing.data.clone()));
      }
    }
  }

  VirtualElection(VirtualZooKeeper zookeeper, VirtualRecords records) {
    this.zookeeper = zookeeper;
    this.records = records;
  }

  void stand(VirtualSession session, byte[] data, LeadershipListener listener) {
    var standing = new Standing(session, data.clone(), listener);
    session.onChange(standing::changed);
    session.onExpiry(standing::gone);
    session.onConnect(this::moved);
    session.life().after(zookeeper.delay(), standing::join);
  }

  void watch(VirtualSession session, Consumer<Optional<byte[]>> watcher) {
    var watching = new Watching(session, watcher);
    watchers.add(watching);
    session.life().onEnd(_ -> watchers.remove(watching));
    session.onConnect(watching::nudge);
    watching.nudge();
  }

  private void moved() {
    if (!line.isEmpty()) {
      line.getFirst().claim();
    }
    List.copyOf(watchers).forEach(Watching::nudge);
  }
}
