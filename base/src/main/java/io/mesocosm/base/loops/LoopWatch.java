package io.mesocosm.base.loops;

import java.time.Instant;
import java.util.function.IntSupplier;

/// Looks over a loop's shoulder: metrics, tests. Called on the loop's thread; must not block and
/// must not throw.
public interface LoopWatch<S, I, C, E> {
  /// Once, when the loop starts.
  ///
  /// @param waiting how many inputs wait at the moment it is asked
  default void started(IntSupplier waiting) {}

  /// After each step, before anything of it is stored.
  default void stepped(Instant now, I input, Step<S, C, E> step) {}

  /// After a batch was committed and its state published.
  ///
  /// @param inputs in the batch, ≥ 1
  /// @param stepNanos spent in the core
  /// @param commitNanos spent in the journal
  default void published(S state, int inputs, long stepNanos, long commitNanos) {}

  /// Once, when the loop stops by itself.
  default void stopped(Throwable fault) {}

  static <S, I, C, E> LoopWatch<S, I, C, E> none() {
    return new LoopWatch<>() {};
  }
}
