package io.mesocosm.coordination.records;

import io.mesocosm.base.loops.Journal;
import io.mesocosm.base.loops.JournalException;
import java.util.List;
import java.util.function.Function;

/// Makes a loop's changes durable as records of one reign.
///
/// @param <C> the changes of the loop's core
public final class RecordsJournal<C> implements Journal<C> {
  private final Records records;
  private final Epoch epoch;
  private final Function<C, List<Write>> writes;

  /// @param writes pure; an empty list for a change of which nothing is kept
  public RecordsJournal(Records records, Epoch epoch, Function<C, List<Write>> writes) {
    this.records = records;
    this.epoch = epoch;
    this.writes = writes;
  }

  @Override
  public void commit(List<C> changes) throws JournalException, InterruptedException {
    var batch = changes.stream().flatMap(change -> writes.apply(change).stream()).toList();
    if (!batch.isEmpty()) {
      records.commit(batch, epoch);
    }
  }
}
