package io.mesocosm.testkit.machines;

import java.util.List;

/// The twin of [io.mesocosm.base.loops.Journal], which takes its time.
///
/// @param <C> the changes of a core
@FunctionalInterface
public interface VirtualJournal<C> {
  /// Told how a commit ended, at most once; never when the committer's life is over.
  interface Outcome {
    void stored();

    /// It was not stored, or nobody knows.
    void failed(String why);
  }

  void commit(List<C> changes, Outcome outcome);

  /// For machines that have nothing to keep.
  static <C> VirtualJournal<C> none() {
    return (_, outcome) -> outcome.stored();
  }
}
