package io.mesocosm.testkit.time;

/// Something that must always hold, or come true in time, does not.
public final class BrokenInvariantError extends AssertionError {
  private static final long serialVersionUID = 1;

  BrokenInvariantError(String message) {
    super(message);
  }

  BrokenInvariantError(String message, Throwable cause) {
    super(message, cause);
  }
}
