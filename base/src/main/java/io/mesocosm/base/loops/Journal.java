package io.mesocosm.base.loops;

import java.util.List;

/// Where a loop makes its changes durable.
@FunctionalInterface
public interface Journal<C> {
  /// Returns once all of `changes` are durable, or none of them ever will be.
  ///
  /// @throws JournalException when that is not so or not known; the loop then stops, because its
  ///   state is ahead of what is stored
  void commit(List<C> changes) throws JournalException, InterruptedException;

  /// For machines that have nothing to keep.
  static <C> Journal<C> none() {
    return _ -> {};
  }
}
