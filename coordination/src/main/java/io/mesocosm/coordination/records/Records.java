package io.mesocosm.coordination.records;

import io.mesocosm.base.loops.JournalException;
import java.util.List;

/// The durable entities of one component. One thread commits; any may read.
public interface Records {
  /// All records, as of now or later.
  Contents readAll() throws JournalException, InterruptedException;

  /// Stores all of `writes` or none, under the reign of `epoch`.
  ///
  /// A connection that breaks meanwhile is waited for, for as long as the session lasts, and a
  /// commit whose outcome was unknown is then looked up.
  ///
  /// @throws FencedException when a later epoch has begun: nothing was stored
  /// @throws JournalException when it failed or its outcome stays unknown; whoever committed must
  ///   forget its state and read all again
  void commit(List<Write> writes, Epoch epoch) throws JournalException, InterruptedException;
}
