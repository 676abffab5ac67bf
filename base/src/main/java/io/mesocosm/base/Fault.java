package io.mesocosm.base;

/// We are wrong: a broken invariant or an impossible state.
///
/// The loop that meets it stops, a leader steps down, the process exits with the reason; in tests
/// and in the simulator it fails the run.
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Fault(String message) {
    super(message);
  }

  public Fault(String message, Throwable cause) {
    super(message, cause);
  }
}
