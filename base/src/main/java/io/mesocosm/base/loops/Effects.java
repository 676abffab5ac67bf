package io.mesocosm.base.loops;

/// Carries out the orders of a core.
///
/// Called on the loop's thread, so it must not block: what blocks goes on a virtual thread and
/// comes back through `inbox` as an input that says how it ended.
@FunctionalInterface
public interface Effects<E, I> {
  void run(E effect, Inbox<I> inbox);
}
