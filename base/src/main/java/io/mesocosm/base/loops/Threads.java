package io.mesocosm.base.loops;

/// How threads end: who starts one ends it, in `close()`.
public final class Threads {
  private Threads() {}

  /// Interrupts `thread`, and waits until it has ended. Who is interrupted while waiting waits no
  /// longer and stays interrupted.
  public static void end(Thread thread) {
    thread.interrupt();
    await(thread);
  }

  /// Waits until `thread` has ended, as [#end] does.
  public static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
