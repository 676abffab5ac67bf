package io.mesocosm.base.loops;

/// The one way into a state machine. Safe to use from any thread.
public interface Inbox<I> {
  /// Hands over `input` and waits while the inbox is full. After the loop has closed the input is
  /// dropped: nobody is left to answer.
  void put(I input) throws InterruptedException;

  /// Hands over `input` unless the inbox is full or closed; the edge then answers with its "too
  /// busy" (503, a closed stream).
  boolean offer(I input);
}
