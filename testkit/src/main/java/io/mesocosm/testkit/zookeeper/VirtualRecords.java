package io.mesocosm.testkit.zookeeper;

import io.mesocosm.base.loops.JournalException;
import io.mesocosm.coordination.records.Contents;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.coordination.records.MemoryRecords;
import io.mesocosm.coordination.records.Write;
import io.mesocosm.coordination.session.SessionState;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.machines.VirtualJournal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The records of one component: fenced as the real ones, with commits that take time, wait for
/// broken connections, and now and then leave open what became of them.
public final class VirtualRecords {
  private final VirtualZooKeeper zookeeper;
  private final MemoryRecords records = new MemoryRecords();

  VirtualRecords(VirtualZooKeeper zookeeper) {
    this.zookeeper = zookeeper;
  }

  Epoch claim() {
    return records.claim();
  }

  /// What is stored now.
  public Contents contents() {
    return records.readAll();
  }

  /// Reads everything for a program, as soon as it can reach us.
  public void read(Life life, Consumer<Contents> reader) {
    whenConnected(
        zookeeper.session(life),
        () -> reader.accept(records.readAll()),
        _ -> life.exit("cannot read"));
  }

  /// Commits for one reign.
  ///
  /// @param writes pure; an empty list for a change of which nothing is kept
  public <C> VirtualJournal<C> journal(Life life, Epoch epoch, Function<C, List<Write>> writes) {
    var session = zookeeper.session(life);
    return (changes, outcome) -> {
      var batch = changes.stream().flatMap(change -> writes.apply(change).stream()).toList();
      if (batch.isEmpty()) {
        outcome.stored();
      } else {
        whenConnected(session, () -> commit(session, batch, epoch, outcome), outcome::failed);
      }
    };
  }

  private void commit(
      VirtualSession session, List<Write> batch, Epoch epoch, VirtualJournal.Outcome outcome) {
    if (zookeeper.staysUnknown()) {
      if (zookeeper.time().chance().hits(0.5)) {
        store(batch, epoch, _ -> {});
      }
      session.life().after(zookeeper.delay(), () -> outcome.failed("the outcome is unknown"));
      return;
    }
    store(
        batch,
        epoch,
        why -> {
          if (why.isEmpty()) {
            whenConnected(session, outcome::stored, outcome::failed);
          } else {
            session.life().after(zookeeper.delay(), () -> outcome.failed(why));
          }
        });
  }

  private void store(List<Write> batch, Epoch epoch, Consumer<String> told) {
    try {
      records.commit(batch, epoch);
      told.accept("");
    } catch (JournalException fenced) {
      told.accept(String.valueOf(fenced.getMessage()));
    }
  }

  /// Does `then` after one way's delay, waiting while the session is suspended; gives up when it is
  /// lost.
  private void whenConnected(VirtualSession session, Runnable then, Consumer<String> lost) {
    var asked = session.number();
    session
        .life()
        .after(
            zookeeper.delay(),
            () -> {
              if (session.number() != asked || session.state() == SessionState.LOST) {
                lost.accept("the ZooKeeper session is lost");
              } else if (session.isConnected()) {
                then.run();
              } else {
                whenConnected(session, then, lost);
              }
            });
  }
}
