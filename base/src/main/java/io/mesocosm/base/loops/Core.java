package io.mesocosm.base.loops;

import java.time.Instant;

/// The rules of one state machine: total, pure, deterministic.
///
/// Time, ids and random draws come in; nothing is read from outside. The same core runs in
/// production, in tests and in the simulator.
///
/// @param <S> state, immutable
/// @param <I> inputs, a sealed interface
/// @param <C> changes, a sealed interface of durable facts
/// @param <E> effects, a sealed interface of orders to the shell
@FunctionalInterface
public interface Core<S, I, C, E> {
  Step<S, C, E> apply(S state, I input, Instant now);
}
