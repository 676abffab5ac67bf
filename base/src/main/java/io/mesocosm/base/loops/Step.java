package io.mesocosm.base.loops;

import java.util.ArrayList;
import java.util.List;

/// What follows from one input: the next state, durable facts, and orders to the shell.
///
/// All three are values; two equal steps do the same.
///
/// @param state the state after the input
/// @param changes facts that must survive a crash, in the order in which they came to be
/// @param effects what the shell does once the changes are durable, in order
public record Step<S, C, E>(S state, List<C> changes, List<E> effects) {
  public Step {
    changes = List.copyOf(changes);
    effects = List.copyOf(effects);
  }

  /// Nothing durable, nothing to do.
  public static <S, C, E> Step<S, C, E> stay(S state) {
    return new Step<>(state, List.of(), List.of());
  }

  /// Nothing durable, but something to do.
  public static <S, C, E> Step<S, C, E> act(S state, E effect) {
    return new Step<>(state, List.of(), List.of(effect));
  }

  /// This step and then `next`, which starts from this step's state.
  public Step<S, C, E> then(Step<S, C, E> next) {
    var allChanges = new ArrayList<>(changes);
    allChanges.addAll(next.changes);
    var allEffects = new ArrayList<>(effects);
    allEffects.addAll(next.effects);
    return new Step<>(next.state, allChanges, allEffects);
  }
}
